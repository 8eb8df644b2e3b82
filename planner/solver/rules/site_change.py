"""Change of place within a day: one charge a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.site_change import RULE
from planner.solver.encoding import Encoding
from planner.solver.moves import place_changes

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for cell in formulation.cells.values():
        for column in place_changes(formulation, cell):
            formulation.charge(RULE.id, column, points)


ENCODING = Encoding(id="site_change", encode=_encode)
