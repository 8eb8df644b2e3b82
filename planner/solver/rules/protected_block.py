"""Hours without phone: each minute of a phone piece inside them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.rules.protected_block import RULE, likes_phone, protects
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.shift import Piece
    from planner.domain.window import Window
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    if not problem.protected_blocks:
        return
    points = RULE.points(problem)
    for cell in formulation.cells.values():
        employee = cell.employee
        windows = [
            block.window
            for block in problem.protected_blocks
            if protects(block, employee) and cell.day.weekday() in block.window.weekdays
        ]
        if not windows or likes_phone(problem, employee):
            continue
        for piece, way, column in cell.holds:
            if problem.activity_of(way.post_id).phone:
                minutes = _inside(piece, windows)
                formulation.charge(RULE.id, column, points * minutes)


def _inside(piece: Piece, windows: list[Window]) -> int:
    """Return the minutes of a piece inside any of the windows."""
    times = [time for window in windows for time in (window.start, window.end)]
    return sum(
        end - start
        for start, end in cut(*piece, times)
        if any(window.start <= start and end <= window.end for window in windows)
    )


ENCODING = Encoding(id="protected_block", encode=_encode)
