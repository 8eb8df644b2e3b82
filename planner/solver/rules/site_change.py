"""Change of place within a day: one charge a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.site_change import RULE
from planner.solver.encoding import Encoding
from planner.solver.moves import charge_moves, place_of

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for cell in formulation.cells.values():
        charge_moves(
            formulation, RULE.id, points, cell, place_of, at_home=cell.whole_days
        )


ENCODING = Encoding(id="site_change", encode=_encode)
