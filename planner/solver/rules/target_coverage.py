"""Target coverage: people missing between minimum and target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.target_coverage import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for stretch in formulation.stretches:
        formulation.charge(RULE.id, stretch.below_target, points * stretch.minutes)


ENCODING = Encoding(id="target_coverage", encode=_encode)
