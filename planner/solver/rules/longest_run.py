"""Longest run: a day on one post is charged as it stands; a mixed day piece by piece.

What a piece adds to the minutes beyond the limit depends on where its run starts: one
column per piece, and a row for each start that lets the run pass the limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.longest_run import RULE, longest
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.solver.cells import ShiftColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for cell in formulation.cells.values():
        for shift in cell.shifts.values():
            _whole_days(formulation, cell.employee, shift)
            if shift.mixed is not None:
                _mixed_days(formulation, cell.employee, shift, shift.mixed)


def _whole_days(
    formulation: Formulation, employee: Employee, shift: ShiftColumns
) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for way, column in shift.whole.items():
        most = longest(problem, employee, problem.activity_of(way.post_id))
        if most is not None:
            lengths = (segment.minutes for segment in shift.shift.segments)
            beyond = sum(max(0.0, length - most) for length in lengths)
            formulation.charge(RULE.id, column, points * beyond)


def _mixed_days(
    formulation: Formulation, employee: Employee, shift: ShiftColumns, mixed: int
) -> None:
    problem = formulation.problem
    for activity in problem.activities:
        most = longest(problem, employee, activity)
        for segment in shift.shift.segments:
            if most is not None and segment.minutes > most:
                pieces = [
                    piece
                    for piece in shift.pieces
                    if segment.start <= piece.start and piece.end <= segment.end
                ]
                held = [_held(problem, shift, piece, activity.id) for piece in pieces]
                _segment(formulation, pieces, held, most, mixed)


def _held(
    problem: Problem, shift: ShiftColumns, piece: Piece, activity_id: str
) -> list[int]:
    return [
        column
        for way, column in shift.pieces[piece].items()
        if problem.post(way.post_id).activity_id == activity_id
    ]


def _segment(
    formulation: Formulation,
    pieces: Sequence[Piece],
    held: Sequence[list[int]],
    most: float,
    mixed: int,
) -> None:
    """Charge each piece what it adds beyond `most`, for each start of its run."""
    model = formulation.model
    for last, end in enumerate(pieces):
        beyond: int | None = None
        for first in range(last + 1):
            before = max(0.0, end.start - pieces[first].start - most)
            added = max(0.0, end.end - pieces[first].start - most) - before
            if added and all(held[first : last + 1]):
                if beyond is None:
                    beyond = model.column(upper=float(end.minutes), integer=False)
                    points = RULE.points(formulation.problem)
                    formulation.charge(RULE.id, beyond, points)
                run = [
                    (c, added) for columns in held[first : last + 1] for c in columns
                ]
                others = (mixed, -added * (last - first))
                model.row([*run, others, (beyond, -1.0)], upper=0.0)


ENCODING = Encoding(id="longest_run", encode=_encode)
