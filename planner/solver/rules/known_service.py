"""Known service: each minute in a service she does not know costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.familiarity import knows
from planner.rules.known_service import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    if formulation.problem.familiarities:
        for cell in formulation.cells.values():
            _cell(formulation, cell)


def _cell(formulation: Formulation, cell: CellColumns) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    months = RULE.value(problem, "months")
    known: dict[str | None, bool] = {None: True}
    for piece, way, column in cell.holds:
        service_id = problem.post(way.post_id).service_id
        if service_id is not None and service_id not in known:
            known[service_id] = knows(
                problem, cell.employee, service_id, cell.day, months
            )
        if not known[service_id]:
            formulation.charge(RULE.id, column, points * piece.minutes)


ENCODING = Encoding(id="known_service", encode=_encode)
