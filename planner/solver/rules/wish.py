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
        if request.kind is RequestKind.ON_SHIFT:
            _charge_missed(formulation, cell, request, points * request.strength)
        elif cell is not None:
            _charge(formulation, cell, request, points * request.strength)


def _charge_missed(
    formulation: Formulation, cell: CellColumns | None, request: Request, points: float
) -> None:
    """Charge a column that is 1 unless the hours wished are worked."""
    problem = formulation.problem
    free = problem.is_free(request.employee_id, request.date)
    if not free or request.date not in problem.period:
        return
    granted = [
        (columns.worked, 1.0)
        for columns in (cell.shifts.values() if cell else ())
        if _granted_by(formulation, columns.shift, request)
    ]
    missed = formulation.model.column(integer=False)
    formulation.model.row([*granted, (missed, 1.0)], lower=1.0)
    formulation.charge(RULE.id, missed, points)


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
    same = shift.segments == wished.segments
    return same != (request.kind is RequestKind.NOT_SHIFT)


ENCODING = Encoding(id="wish", encode=_encode)
