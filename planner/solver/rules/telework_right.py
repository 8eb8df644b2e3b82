"""Telework right: home is offered to who may, for work that can; whole days only.

That a day is wholly at home or wholly on site is in the columns of the cell, which
have one choice for the day instead of one for each piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _has_right(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    if place != HOME:
        return True
    return employee.telework_days > 0 and problem.activity_of(post.id).remote


ENCODING = Encoding(id="telework_right", allows_post=_has_right)
