"""Home service: each minute on a post elsewhere costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.home_service import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post
    from planner.solver.formulation import Formulation

SAME_POLE, ELSEWHERE = 1.0, 2.0


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for cell in formulation.cells.values():
        if cell.employee.pool_id is None:
            for piece, way, column in cell.holds:
                factor = _distance(problem, cell.employee, problem.post(way.post_id))
                formulation.charge(RULE.id, column, points * factor * piece.minutes)


def _distance(problem: Problem, employee: Employee, post: Post) -> float:
    home = problem.services_by_id[employee.home_service_id]
    if post.service_id == home.id:
        return 0.0
    if post.pole_id == home.pole_id:
        return 0.0 if post.service_id is None else SAME_POLE
    return ELSEWHERE


ENCODING = Encoding(id="home_service", encode=_encode)
