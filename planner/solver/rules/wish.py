"""Wishes: a charge on what goes against one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind
from planner.rules.wish import RULE
from planner.solver.encoding import Encoding
from planner.solver.wishes import against, granted_by

if TYPE_CHECKING:
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for request in formulation.problem.requests:
        cell = formulation.cells.get((request.employee_id, request.date))
        if request.kind is RequestKind.ON_SHIFT:
            _charge_missed(formulation, cell, request, points * request.strength)
        elif cell is not None:
            for column, sign in against(formulation, cell, request):
                formulation.charge(RULE.id, column, sign * points * request.strength)


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
        if granted_by(formulation, columns.shift, request)
    ]
    missed = formulation.model.column(integer=False)
    formulation.model.row([*granted, (missed, 1.0)], lower=1.0)
    formulation.charge(RULE.id, missed, points)


ENCODING = Encoding(id="wish", encode=_encode)
