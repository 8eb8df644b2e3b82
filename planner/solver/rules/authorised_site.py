"""Authorised site: posts at other sites are not offered on site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _authorised(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    return place == HOME or place in employee.site_ids


ENCODING = Encoding(id="authorised_site", allows_post=_authorised)
