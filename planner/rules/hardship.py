"""Hardship: what weighs is shared fairly, past months included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.memory import months_present
from planner.rules.burdens import burdens
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.rules.shares import beyond
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.memory import HardshipKind
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

STEPS = (1, 2, 3)
"""Multiples of the step from which each point above an equal share costs once more."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the points the period adds well above an equal share.

    A point beyond one step above it counts once, beyond two twice, beyond three
    three times. What past months brought is borne whatever is planned: it moves the
    point from which the period counts, and costs nothing itself.
    """
    shares = equal_shares(problem)
    for employee in scope.employees:
        past = past_points(problem, employee)
        points = past + period_points(problem, rota, employee)
        limits = limits_of(problem, employee, shares)
        amount = sum(beyond(points, limit) for limit in limits)
        if amount:
            yield RULE.violation(
                problem,
                amount,
                message(
                    "{name} bears {points} points of hardship, {past} of them from "
                    "past months; those above {least} count.",
                    name=employee.name,
                    points=round(points, 1),
                    past=round(past, 1),
                    least=round(limits[0], 1),
                ),
                employee_id=employee.id,
            )


def part_of(problem: Problem, employee: Employee) -> float:
    """Return the part of a full-time job someone holds."""
    return problem.contract_of(employee).quota / 100


def equal_shares(problem: Problem) -> Mapping[str, float]:
    """Return everyone's past points, by id, if all had borne as much.

    As much in each month present, for a part of full time: whoever is new, or back
    from a long leave, has no share of the months before.
    """
    if not problem.hardships:
        return {}
    months = months_present(problem)
    time = {e.id: part_of(problem, e) * months[e.id] for e in problem.everyone}
    whole = sum(time.values())
    borne = sum(past_points(problem, employee) for employee in problem.everyone)
    rate = borne / whole if whole else 0.0
    return {name: rate * own for name, own in time.items()}


def limits_of(
    problem: Problem, employee: Employee, shares: Mapping[str, float]
) -> tuple[float, ...]:
    """Return the points above each of which one more point counts once more.

    A step apart above her share; never below what past months brought, so that the
    cost of the past alone is left out.
    """
    share, past = shares.get(employee.id, 0.0), past_points(problem, employee)
    step = RULE.value(problem, "step", employee) * part_of(problem, employee)
    return tuple(max(past, share + times * step) for times in STEPS)


def past_points(problem: Problem, employee: Employee) -> float:
    """Return the points someone bore in past months."""
    return sum(
        one.count * worth(problem, employee, one.kind)
        for one in problem.hardships_of.get(employee.id, ())
    )


def period_points(problem: Problem, rota: Rota, employee: Employee) -> float:
    """Return the points someone bears in the period."""
    found = burdens(
        problem,
        rota,
        employee,
        late_from=RULE.value(problem, "late_from", employee),
        hours=RULE.value(problem, "notice", employee),
    )
    return sum(
        count * worth(problem, employee, kind) for kind, count in found.items() if count
    )


def worth(problem: Problem, employee: Employee, kind: HardshipKind) -> float:
    """Return the points of one time (or hour) of a kind; none if she asked for it."""
    if kind in employee.opted_for:
        return 0.0
    return RULE.value(problem, f"{kind}_points", employee)


RULE = Rule(
    id="hardship",
    title="Hardship shared over the months",
    reason="Evenings, Saturdays and the phone are borne by all, each in turn.",
    source="Establishment (good organisation; history of past months)",
    level=Level.PEOPLE,
    unit=Unit.POINTS,
    weight=4,
    parameters={
        "late_points": Parameter(
            default=2, unit="points", meaning="A day that ends late"
        ),
        "saturday_points": Parameter(
            default=3, unit="points", meaning="A Saturday worked"
        ),
        "site_change_points": Parameter(
            default=1, unit="points", meaning="A change of place within a day"
        ),
        "phone_points": Parameter(
            default=0.1, unit="points", meaning="An hour on the phone"
        ),
        "short_notice_points": Parameter(
            default=3, unit="points", meaning="A day changed with short notice"
        ),
        "refused_wish_points": Parameter(
            default=2, unit="points", meaning="A wish refused that mattered"
        ),
        "bridge_points": Parameter(
            default=3,
            unit="points",
            meaning="A day worked between a public holiday and a weekend",
        ),
        "late_from": Parameter(
            default=18 * 60,
            unit="minutes",
            meaning="Time from which the end of a day is late, since midnight",
        ),
        "notice": Parameter(
            default=48, unit="hours", meaning="Notice below which a change is short"
        ),
        "step": Parameter(
            default=4,
            unit="points",
            meaning="Points above an equal share that nobody minds, at full time",
        ),
    },
    check=check,
)
