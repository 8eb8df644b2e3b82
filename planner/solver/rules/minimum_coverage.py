"""Minimum coverage: people missing below the minimum, by the length of the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.minimum_coverage import RULE
from planner.rules.missing import FACTORS
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for stretch in formulation.stretches:
        factor = FACTORS[stretch.requirement.criticality]
        formulation.charge(
            RULE.id, stretch.below_minimum, points * factor * stretch.minutes
        )


ENCODING = Encoding(id="minimum_coverage", encode=_encode)
