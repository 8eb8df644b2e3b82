"""When each date of one person may start and end, planned or given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.solver.formulation import Formulation

Hours = tuple[tuple[int, int, int | None], ...]
"""Start, end and column of each shift possible on a date; no column when given."""


def hours_of(formulation: Formulation, employee_id: str) -> Mapping[date, Hours]:
    """Return the hours possible on each date that may be worked, in order."""
    problem = formulation.problem
    days: dict[date, Hours] = {}
    given: dict[date, list[tuple[int, int]]] = {}
    for one in problem.context_rota.of(employee_id):
        given.setdefault(one.date, []).append((one.start, one.end))
    for day, times in given.items():
        start, end = min(t[0] for t in times), max(t[1] for t in times)
        days[day] = ((start, end, None),)
    for cell in formulation.cells_of.get(employee_id, ()):
        days[cell.day] = tuple(
            (columns.shift.start, columns.shift.end, columns.worked)
            for columns in cell.shifts.values()
        )
    return {day: days[day] for day in sorted(days)}
