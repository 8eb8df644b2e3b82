"""Medical assistants: posts of doctors they do not assist are not offered to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _theirs(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    if employee.id not in problem.assisting:
        return True
    posts = problem.posts_by_id
    held = [post, *(posts[name] for name in post.combines)]
    doctors = {one.doctor_id for one in held if one.doctor_id is not None}
    return doctors <= {
        one.doctor_id for one in problem.assistances if one.employee_id == employee.id
    }


ENCODING = Encoding(id="assistant_doctor", allows_post=_theirs)
