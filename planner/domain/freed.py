"""What someone no longer does of what was planned, once she is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.absence import Absence
    from planner.domain.period import Period
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


def _outside(one: Assignment, absence: Absence) -> Iterator[Assignment]:
    """Yield what is left of an assignment before and after the hours taken."""
    for start, end in (
        (one.start, min(one.end, absence.start)),
        (max(one.start, absence.end), one.end),
    ):
        if start < end:
            yield replace(one, start=start, end=end)
