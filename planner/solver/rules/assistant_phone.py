"""Medical assistants: posts on the phone are not offered to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _quiet(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    if employee.id not in problem.assisting:
        return True
    posts = problem.posts_by_id
    held = [post, *(posts[name] for name in post.combines)]
    return not any(problem.activities_by_id[one.activity_id].phone for one in held)


ENCODING = Encoding(id="assistant_phone", allows_post=_quiet)
