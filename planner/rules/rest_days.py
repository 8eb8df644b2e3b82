"""Rest days: days off in each fortnight, two of them together, with a Sunday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.fortnight import SUNDAY, fortnights, pairs_in, sundays_in
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield, per fortnight, the days off missing.

    One is missing too when no two days off follow each other as they should, and one
    when no Sunday is off. Days nobody knows about are days off.
    """
    for employee in scope.employees:
        least = days_due(problem, employee)
        if least:
            yield from _employee(problem, rota, employee, least)


def days_due(problem: Problem, employee: Employee) -> int:
    """Return the days off due in a fortnight; 0 for whom there is no such rule."""
    pattern = problem.patterns_by_id[employee.pattern_id]
    on_sundays = any(week[SUNDAY] for week in pattern.weeks)
    if not on_sundays and RULE.value(problem, "sunday_staff", employee):
        return 0
    return round(RULE.value(problem, "minimum", employee))


def _employee(
    problem: Problem, rota: Rota, employee: Employee, least: int
) -> Iterator[Violation]:
    together = bool(RULE.value(problem, "sunday_in_pair", employee))
    held = (*problem.context_rota.of(employee.id), *rota.of(employee.id))
    worked = {one.date for one in held}
    for days in fortnights(problem, employee):
        off = [day for day in days if day not in worked]
        missing = max(0, least - len(off)) + _unlike(days, off, together)
        if missing:
            yield RULE.violation(
                problem,
                missing,
                message(
                    "{name} has {off} days off in the two weeks from {first}; {least} "
                    "are due, two of them together, and a Sunday.",
                    name=employee.name,
                    off=len(off),
                    first=days[0],
                    least=least,
                ),
                employee_id=employee.id,
                day=max(days[0], problem.period.start),
            )


def _unlike(days: tuple[date, ...], off: Collection[date], together: bool) -> int:
    """Return how many of the two shapes days off must have are not there."""
    pair = any(
        one in off and other in off for one, other in pairs_in(days, sunday=together)
    )
    sunday = together or any(day in off for day in sundays_in(days))
    return (not pair) + (not sunday)


RULE = Rule(
    id="rest_days",
    title="Days off in two weeks",
    reason="Four days off a fortnight, with a real weekend, let one recover.",
    source="Décret 2002-9 art. 6 (public hospitals); IDCC 2264 (Sunday staff)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "minimum": Parameter(
            default=4,
            unit="days",
            meaning="Fewest days off in fourteen days (0: no such rule)",
            rule_sets={"private": 0, "idcc1147": 0},
        ),
        "sunday_in_pair": Parameter(
            default=1,
            unit="yes or no",
            meaning="The two days off together include a Sunday (1), or the Sunday off "
            "may stand apart (0)",
            rule_sets={"idcc2264": 0},
        ),
        "sunday_staff": Parameter(
            default=0,
            unit="yes or no",
            meaning="Only for people whose working pattern has Sundays (1)",
            rule_sets={"idcc2264": 1},
        ),
    },
    check=check,
)
