"""Authorised activity: posts of an activity she refuses are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _accepted(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    return post.activity_id not in employee.refuses


ENCODING = Encoding(id="authorised_activity", allows_post=_accepted)
