"""Combined posts: pieces outside their own hours, or at a peak, are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut, overlap
from planner.rules.combined_window import TWO
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.domain.work import Post


def _allowed(
    problem: Problem, employee: Employee, day: date, piece: Piece, post: Post
) -> bool:
    if not post.combines:
        return True
    own = problem.requirements_on.get((post.id, day), ())
    parts = cut(*piece, (t for need in own for t in (need.start, need.end)))
    inside = all(any(n.start <= a and b <= n.end for n in own) for a, b in parts)
    return inside and not any(
        need.stated.minimum >= TWO and overlap(need.start, need.end, *piece)
        for name in post.combines
        for need in problem.requirements_on.get((name, day), ())
    )


ENCODING = Encoding(id="combined_window", allows_piece=_allowed)
