"""Calls held outside: each person-minute a platform holds costs its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.external_cost import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for stretch in formulation.stretches:
        if stretch.held is not None:
            price = problem.platform_of[stretch.requirement.post_id].price
            formulation.charge(RULE.id, stretch.held, points * price * stretch.minutes)


ENCODING = Encoding(id="external_cost", encode=_encode)
