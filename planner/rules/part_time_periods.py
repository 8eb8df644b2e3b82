"""Part-time periods: how many times a week someone on few hours comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import worked_segments
from planner.rules.diary import diary, shown_on, week_of
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the stretches of work of each week beyond those allowed on few hours."""
    for employee in scope.employees:
        below = RULE.value(problem, "below", employee)
        if problem.contract_of(employee).weekly_minutes < below:
            yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    most = round(RULE.value(problem, "periods", employee))
    days = diary(problem, rota, employee)
    for monday in problem.period.weeks:
        week = week_of(days, monday).values()
        stretches = sum(len(worked_segments(day)) for day in week)
        if stretches > most:
            yield RULE.violation(
                problem,
                stretches - most,
                message(
                    "{name} comes {times} times in the week of {monday}; {most} "
                    "half-days at most with so few hours.",
                    name=employee.name,
                    times=stretches,
                    monday=monday,
                    most=most,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


RULE = Rule(
    id="part_time_periods",
    title="Half-days of a short part-time",
    reason="Few hours are not scattered over the whole week.",
    source="IDCC 1147, avenant 64 (part-time)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.TIMES,
    parameters={
        "periods": Parameter(
            default=6,
            unit="half-days",
            meaning="Most stretches of work in a week on a contract of few hours",
        ),
        "below": Parameter(
            default=0,
            unit="minutes",
            meaning="Contract of few hours: less than this a week (0: none is)",
            rule_sets={"idcc1147": 24 * 60},
        ),
    },
    check=check,
)
