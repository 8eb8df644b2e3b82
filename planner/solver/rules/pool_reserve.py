"""Pool as a reserve: each minute a pool member is sent to a service costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.pool_reserve import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for cell in formulation.cells.values():
        if cell.employee.pool_id is None:
            continue
        for piece, way, column in cell.holds:
            if problem.post(way.post_id).service_id != cell.employee.home_service_id:
                formulation.charge(RULE.id, column, points * piece.minutes)


ENCODING = Encoding(id="pool_reserve", encode=_encode)
