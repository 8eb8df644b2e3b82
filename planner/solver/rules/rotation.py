"""Rotation: a column per member, round and activity that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rounds import turns
from planner.rules.rotation import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rounds import Round
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for rotation in problem.rotations:
        for employee in problem.employees:
            for turn, wanted in turns(problem, rotation, employee):
                _turn(formulation, employee, turn, wanted)


def _turn(
    formulation: Formulation, employee: Employee, turn: Round, asked: frozenset[str]
) -> None:
    problem = formulation.problem
    given = {
        activity_id
        for day in turn
        for one in problem.context_rota.on(employee.id, day)
        for activity_id in _activities(problem, one.post_id)
    }
    wanted = asked - given
    holds: dict[str, set[int]] = {activity_id: set() for activity_id in wanted}
    for day in turn if wanted else ():
        cell = formulation.cells.get((employee.id, day))
        for _, way, column in cell.holds if cell else ():
            for activity_id in _activities(problem, way.post_id) & wanted:
                holds[activity_id].add(column)
    for _, columns in sorted(holds.items()):
        missing = formulation.model.column(integer=False)
        held = [(column, 1.0) for column in sorted(columns)]
        formulation.model.row([*held, (missing, 1.0)], lower=1.0)
        formulation.charge(RULE.id, missing, RULE.points(problem))


def _activities(problem: Problem, post_id: str) -> set[str]:
    posts = problem.posts_by_id
    post = posts[post_id]
    return {post.activity_id, *(posts[name].activity_id for name in post.combines)}


ENCODING = Encoding(id="rotation", encode=_encode)
