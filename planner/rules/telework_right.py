"""Telework right: who may work from home, on what, on which kind of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned_days
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment held from home without the right to."""
    for employee, day, assignments in planned_days(rota, scope):
        for one in assignments:
            said = _breach(problem, employee, one, assignments)
            if said:
                yield RULE.violation(
                    problem,
                    one.minutes,
                    said,
                    employee_id=employee.id,
                    post_id=one.post_id,
                    day=day,
                    start=one.start,
                    end=one.end,
                )


def _breach(
    problem: Problem, employee: Employee, one: Assignment, day: Sequence[Assignment]
) -> Message | None:
    """Return why an assignment may not be held from home, if it is and may not."""
    if not one.remote:
        return None
    if employee.telework_days == 0:
        return message("{name} has no telework agreement.", name=employee.name)
    activity = problem.activity_of(one.post_id)
    if not activity.remote:
        return message("{activity} is not done from home.", activity=activity.name)
    if not employee.hybrid_days and not all(other.remote for other in day):
        return message(
            "{name} does not split a day between home and a site.", name=employee.name
        )
    return None


RULE = Rule(
    id="telework_right",
    title="Right to telework",
    reason="Telework is agreed with each person, for work that can be done from home.",
    source="Décret 2016-151 art. 2 and 5 (public service); telework agreement",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR, Basis(source="Telework agreement", confidence=Confidence.HOUSE)
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
