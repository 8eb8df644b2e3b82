"""Doctor away: the doctor's posts are not offered on those dates and half-days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.domain.work import Post


def _held(
    problem: Problem, employee: Employee, day: date, piece: Piece, post: Post
) -> bool:
    if post.doctor_id is None:
        return True
    doctor = problem.doctors_by_id[post.doctor_id]
    return not doctor.away_minutes(day, piece.start, piece.end)


ENCODING = Encoding(id="doctor_away", allows_piece=_held)
