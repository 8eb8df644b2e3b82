"""Combined load: minutes on a combined post, dearer at busy hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.rules.combined_load import FACTORS, RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    combined = {post.id: post.activity_id for post in problem.posts if post.combines}
    if not combined:
        return
    points = RULE.points(problem)
    for cell in formulation.cells.values():
        for piece, way, column in cell.holds:
            activity_id = combined.get(way.post_id)
            if activity_id is None or activity_id in cell.employee.prefers:
                continue
            weighed = sum(
                FACTORS[need.load] * overlap(need.start, need.end, *piece)
                for need in problem.requirements_on.get((way.post_id, cell.day), ())
            )
            formulation.charge(RULE.id, column, points * weighed)


ENCODING = Encoding(id="combined_load", encode=_encode)
