"""Change of post within a day: one charge a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.post_change import RULE
from planner.solver.encoding import Encoding
from planner.solver.moves import charge_moves

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation

ONE_CHANGE = 2
"""Pieces of a shift in which a mixed day is exactly one change; a day split between
home and a site may be mixed and stay on one post."""


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for cell in formulation.cells.values():
        longer = any(len(s.pieces) > ONE_CHANGE for s in cell.shifts.values())
        if longer or not cell.whole_days:
            charge_moves(
                formulation, RULE.id, points, cell, lambda w: w.post_id, at_home=False
            )
            continue
        for shift in cell.shifts.values():
            if shift.mixed is not None:
                formulation.charge(RULE.id, shift.mixed, points)


ENCODING = Encoding(id="post_change", encode=_encode)
