"""Absence: no piece that touches one is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.domain.work import Post


def _present(
    problem: Problem, employee: Employee, day: date, piece: Piece, post: Post
) -> bool:
    return not any(
        absence.minutes_on(day, *piece)
        for absence in problem.absences_of.get(employee.id, ())
    )


ENCODING = Encoding(id="absence", allows_piece=_present)
