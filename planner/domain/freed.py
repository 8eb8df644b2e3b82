"""What someone no longer does of what was planned, once she is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.absence import Absence
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Cell, Rota


def freed(
    period: Period, rota: Rota, absence: Absence
) -> dict[Cell, tuple[Assignment, ...]]:
    """Return the cells an absence changes, and what she still does of each."""
    cells: dict[Cell, tuple[Assignment, ...]] = {}
    day = max(absence.first, period.start)
    while day <= min(absence.last, period.end):
        held = rota.on(absence.employee_id, day)
        if any(absence.minutes_on(day, one.start, one.end) for one in held):
            left = (part for one in held for part in _outside(one, absence))
            cells[absence.employee_id, day] = tuple(left)
        day += timedelta(days=1)
    return cells


def present(
    problem: Problem, employee_id: str, day: date, held: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Return what absences leave of what someone holds on a date."""
    left = tuple(held)
    for absence in problem.absences_of.get(employee_id, ()):
        if absence.first <= day <= absence.last:
            left = tuple(part for one in left for part in _outside(one, absence))
    return left


def _outside(one: Assignment, absence: Absence) -> Iterator[Assignment]:
    """Yield what is left of an assignment before and after the hours taken."""
    for start, end in (
        (one.start, min(one.end, absence.start)),
        (max(one.start, absence.end), one.end),
    ):
        if start < end:
            yield replace(one, start=start, end=end)
