"""Skill level: posts asking for more than she knows are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _skilled(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    return post.specialty is None or (
        employee.skills.get(post.specialty, 0) >= post.level
    )


ENCODING = Encoding(id="skill_level", allows_post=_skilled)
