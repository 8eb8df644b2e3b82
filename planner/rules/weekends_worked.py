"""Weekends worked: most weekends of the period with some work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.period import is_weekend, monday_of
from planner.rules.diary import diary
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the weekends worked beyond the most, given dates of the period included."""
    for employee in scope.employees:
        most = problem.rhythm_of(employee).most_weekends
        if most is None:
            continue
        days = diary(problem, rota, employee)
        worked = {
            monday_of(day) for day in days if is_weekend(day) and day in problem.period
        }
        if len(worked) > most:
            yield RULE.violation(
                problem,
                len(worked) - most,
                message(
                    "{name} works on {weekends} weekends of the period; {most} at "
                    "most.",
                    name=employee.name,
                    weekends=len(worked),
                    most=most,
                ),
                employee_id=employee.id,
            )


RULE = Rule(
    id="weekends_worked",
    title="Most weekends worked",
    reason="Weekends are shared: a Saturday or a Sunday of work takes the weekend. "
    "Only dates of the period count.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.TIMES,
    check=check,
)
