"""The rounds of a rotation that lie in the period."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.attendance import can_work
from planner.domain.people import DAYS_A_WEEK
from planner.domain.period import monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rotation import Rotation

Round = tuple["date", ...]
"""The dates of one round."""
FEWEST_DAYS = 2
"""Days someone can work in a round below which she is asked to turn over nothing."""


def rounds(rotation: Rotation, period: Period) -> Iterator[Round]:
    """Yield the complete rounds, counted from the first Monday of the period."""
    length = rotation.weeks * DAYS_A_WEEK
    start = monday_of(period.start + timedelta(days=DAYS_A_WEEK - 1))
    while start + timedelta(days=length - 1) <= period.end:
        yield tuple(start + timedelta(days=n) for n in range(length))
        start += timedelta(days=length)


def asked(
    problem: Problem, rotation: Rotation, employee: Employee, turn: Round
) -> frozenset[str]:
    """Return the activities someone is asked to hold in a round.

    None for someone who prefers one of them (she may stay on it), and none when her
    pattern and absences leave fewer than two days: both known before planning.
    """
    if employee.id not in rotation.employee_ids:
        return frozenset()
    if employee.prefers & rotation.activity_ids:
        return frozenset()
    if sum(can_work(problem, employee, day) for day in turn) < FEWEST_DAYS:
        return frozenset()
    return rotation.activity_ids - employee.refuses
