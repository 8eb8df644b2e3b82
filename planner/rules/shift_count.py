"""Shift count: most times each shift type is worked in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import worked_segments
from planner.rules.diary import diary
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the times beyond the most of each shift type, told by its hours."""
    for employee in scope.employees:
        if problem.rhythm_of(employee).most_of_shift:
            yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    worked = [
        worked_segments(assignments)
        for day, assignments in diary(problem, rota, employee).items()
        if day in problem.period
    ]
    for shift_id, most in problem.rhythm_of(employee).most_of_shift.items():
        shift = problem.shift_types_by_id[shift_id]
        times = worked.count(shift.segments)
        if times > most:
            yield RULE.violation(
                problem,
                times - most,
                message(
                    "{name} works {shift} {times} times in the period; {most} at most.",
                    name=employee.name,
                    shift=shift.name,
                    times=times,
                    most=most,
                ),
                employee_id=employee.id,
            )


RULE = Rule(
    id="shift_count",
    title="Most times of a shift",
    reason="Hard hours (nights, late evenings) are limited per person and period. Only "
    "dates of the period count.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.TIMES,
    check=check,
)
