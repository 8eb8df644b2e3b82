"""Overstaffing: people above the maximum, by the length of the excess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.overstaffing import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for stretch in formulation.stretches:
        if stretch.above_maximum is not None:
            formulation.charge(RULE.id, stretch.above_maximum, points * stretch.minutes)


ENCODING = Encoding(id="overstaffing", encode=_encode)
