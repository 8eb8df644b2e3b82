"""Shift succession: hours that may not follow others the next day."""

from __future__ import annotations

from datetime import timedelta
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
    """Yield each date whose hours may not follow those of the day before."""
    for employee in scope.employees:
        if problem.rhythm_of(employee).not_followed_by:
            yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    rhythm = problem.rhythm_of(employee)
    days = {
        day: worked_segments(found)
        for day, found in diary(problem, rota, employee).items()
    }
    pairs = [
        (problem.shift_types_by_id[one], problem.shift_types_by_id[other])
        for one, others in rhythm.not_followed_by.items()
        for other in sorted(others)
    ]
    for day, segments in days.items():
        before = days.get(day - timedelta(days=1))
        if before is None or day < problem.period.start:
            continue
        for one, other in pairs:
            if (one.segments, other.segments) == (before, segments):
                yield RULE.violation(
                    problem,
                    1,
                    message(
                        "{name} may not work {after} the day after {before}.",
                        name=employee.name,
                        before=one.name,
                        after=other.name,
                    ),
                    employee_id=employee.id,
                    day=min(day, problem.period.end),
                )
                break


RULE = Rule(
    id="shift_succession",
    title="Shifts that may not follow each other",
    reason="Hours turn forwards: no early morning after a late evening. The last day "
    "given before the period counts.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.TIMES,
    check=check,
)
