"""Skill preference: each minute on a specialty she masters less costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.work import BEST_LEVEL
from planner.rules.skill_preference import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for cell in formulation.cells.values():
        for piece, way, column in cell.holds:
            specialty = problem.post(way.post_id).specialty
            if specialty is not None:
                below = BEST_LEVEL - cell.employee.skills.get(specialty, 0)
                formulation.charge(RULE.id, column, points * below * piece.minutes)


ENCODING = Encoding(id="skill_preference", encode=_encode)
