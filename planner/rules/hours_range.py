"""Hours range: fewest and most hours over the period, when they are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import credited_minutes, planned_minutes
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes below the fewest, or above the most, of the period."""
    for employee in scope.employees:
        minutes = planned_minutes(problem, rota, employee.id)
        yield from _too_few(problem, employee, minutes)
        most = problem.rhythm_of(employee).most_minutes
        if most is not None and minutes > most:
            yield RULE.violation(
                problem,
                minutes - most,
                message(
                    "{name} works {planned} over the period; {most} at most.",
                    name=employee.name,
                    planned=Duration(minutes),
                    most=Duration(most),
                ),
                employee_id=employee.id,
            )


def _too_few(problem: Problem, employee: Employee, minutes: int) -> Iterator[Violation]:
    fewest = problem.rhythm_of(employee).fewest_minutes
    if fewest is None:
        return
    due = fewest - credited_minutes(problem, employee)
    if minutes < due:
        yield RULE.violation(
            problem,
            due - minutes,
            message(
                "{name} works {planned} over the period; {fewest} at least.",
                name=employee.name,
                planned=Duration(minutes),
                fewest=Duration(due),
            ),
            employee_id=employee.id,
        )


RULE = Rule(
    id="hours_range",
    title="Hours of the period",
    reason="Some contracts fix the fewest and the most hours of a period; absences "
    "count towards the fewest as the hours that were due.",
    source="Contract of the person",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
