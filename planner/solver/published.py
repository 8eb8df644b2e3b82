"""Whether a day is planned as it was published, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.domain.rota import worked_segments
from planner.solver.cells import EITHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.rota import Assignment
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms


def changes(
    formulation: Formulation, cell: CellColumns, before: Sequence[Assignment]
) -> Terms:
    """Return terms that are -1 when a day is as it was published, else 0.

    No terms when it can no longer be as it was.
    """
    same = _conditions(cell, before)
    if not same:
        return []
    if len(same) == 1:
        return [(column, -sign) for column, sign in same[0]]
    model = formulation.model
    kept = model.column(integer=False)
    for terms in same:
        model.row([(kept, 1.0), *((c, -sign) for c, sign in terms)], upper=0.0)
    return [(kept, -1.0)]


def _conditions(cell: CellColumns, before: Sequence[Assignment]) -> list[Terms]:
    """Return terms all of which are 1 when the day is as before, none if it cannot."""
    chosen = cell.columns_of(before)
    if chosen is None:
        return []
    remote = cell.remote
    found: list[Terms] = []
    for shift in cell.shifts.values():
        if chosen.get(shift.mixed or -1):
            held = {c for ways in shift.pieces.values() for c in ways.values()}
            found = [[(column, 1.0)] for column in sorted(held & set(chosen))]
    if not found:
        found = [_whole_days(cell, before)]
    if remote is not None and chosen.get(remote):
        return [*found, [(remote, 1.0)]]
    if remote is not None:
        worked: Terms = [*cell.worked, (remote, -1.0)]
        return [*found, worked]
    return found


def _whole_days(cell: CellColumns, before: Sequence[Assignment]) -> Terms:
    """Return the columns of the whole day, under every shift type of the same hours."""
    segments = worked_segments(before)
    site = before[0].place
    return [
        (column, 1.0)
        for shift in cell.shifts.values()
        if shift.shift.segments == segments
        for way, column in shift.whole.items()
        if way.post_id == before[0].post_id
        and way.place in ((HOME, EITHER) if before[0].remote else (site, EITHER))
    ]
