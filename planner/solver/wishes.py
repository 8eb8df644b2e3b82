"""What goes against a wish, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind

if TYPE_CHECKING:
    from planner.domain.shift import ShiftType
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms


def against(formulation: Formulation, cell: CellColumns, request: Request) -> Terms:
    """Return terms that say how much more a day goes against a wish than a day off.

    1 when hours worked are not what was wished, -1 when hours that had to be worked
    are, else 0.
    """
    if request.kind is RequestKind.ON_SHIFT:
        return [
            (columns.worked, -1.0)
            for columns in cell.shifts.values()
            if granted_by(formulation, columns.shift, request)
        ]
    terms: Terms = [
        (columns.worked, 1.0)
        for columns in cell.shifts.values()
        if not granted_by(formulation, columns.shift, request)
    ]
    if request.kind is RequestKind.TELEWORK and cell.remote is not None:
        terms.append((cell.remote, -1.0))
    return terms


def granted_by(formulation: Formulation, shift: ShiftType, request: Request) -> bool:
    """Return whether working a shift is what was wished."""
    if request.shift_type_id is None:
        return False
    wished = formulation.problem.shift_types_by_id[request.shift_type_id]
    same = shift.segments == wished.segments
    return same != (request.kind is RequestKind.NOT_SHIFT)
