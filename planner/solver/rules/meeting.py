"""Meetings: participants are offered nothing else then, the others not the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.domain.work import Post


def _attends(
    problem: Problem, employee: Employee, day: date, piece: Piece, post: Post
) -> bool:
    return all(
        (employee.id in one.employee_ids) == (post.id == one.post_id)
        for one in problem.meetings
        if one.date == day and overlap(one.start, one.end, *piece)
    )


ENCODING = Encoding(id="meeting", allows_piece=_attends)
