"""Wishes: a charge on what goes against one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind
from planner.rules.wish import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.shift import ShiftType
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for request in formulation.problem.requests:
        cell = formulation.cells.get((request.employee_id, request.date))
        if cell is not None:
            _charge(formulation, cell, request, points * request.strength)


def _charge(
    formulation: Formulation, cell: CellColumns, request: Request, points: float
) -> None:
    for columns in cell.shifts.values():
        if not _granted_by(formulation, columns.shift, request):
            formulation.charge(RULE.id, columns.worked, points)
    if request.kind is RequestKind.TELEWORK and cell.remote is not None:
        formulation.charge(RULE.id, cell.remote, -points)


def _granted_by(formulation: Formulation, shift: ShiftType, request: Request) -> bool:
    if request.shift_type_id is None:
        return False
    wished = formulation.problem.shift_types_by_id[request.shift_type_id]
    return shift.segments == wished.segments


ENCODING = Encoding(id="wish", encode=_encode)
