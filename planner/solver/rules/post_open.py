"""Opening hours of a post: pieces that stick out are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.post_open import margins
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.domain.work import Post


def _open(
    problem: Problem, employee: Employee, day: date, piece: Piece, post: Post
) -> bool:
    opening = problem.opening(post.id, day)
    if opening is None:
        return False
    if problem.activity_of(post.id).deferrable:
        return True
    before, after = margins(problem, employee, post)
    return opening[0] - before <= piece.start and piece.end <= opening[1] + after


ENCODING = Encoding(id="post_open", allows_piece=_open)
