"""The days each person may spend, listed from the columns of the cells.

What may be held where comes from the cells of `planner.solver`, which the rules have
already pruned; the judge checks afterwards that nothing forbidden slipped in.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from benchmarks.peers.view import Hold
from planner.domain.place import HOME
from planner.solver.cells import EITHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.solver.cells import CellColumns, ShiftColumns, Way

MOST_DAYS = 5000
"""Beyond that many for one shift, a day has at most `MOST_CHANGES` changes of post."""
MOST_CHANGES = 2

Ways = tuple["Way", ...]


def days_of(problem: Problem, cell: CellColumns) -> Iterator[tuple[Hold, ...]]:
    """Yield every day a cell allows, without the day off."""
    for shift in cell.shifts.values():
        for at_home in (False, True):
            for ways in _combined(shift, _offered(shift, cell, at_home=at_home)):
                holds = tuple(_holds(shift, ways, cell, at_home=at_home))
                if _in_time(problem, holds):
                    yield holds
            if not cell.whole_days:
                break


def _offered(
    shift: ShiftColumns, cell: CellColumns, *, at_home: bool
) -> list[list[Way]]:
    """Return the ways of each piece; all of them where a day may be split."""
    pieces: dict[Piece, dict[Way, None]] = {}
    for piece, way, _ in shift.holds():
        pieces.setdefault(piece, {})[way] = None
    return [
        [
            way
            for way in pieces[piece]
            if not cell.whole_days
            or way.place == EITHER
            or (way.place == HOME) == at_home
        ]
        for piece in shift.shift.pieces
    ]


def _combined(shift: ShiftColumns, offered: Sequence[Sequence[Way]]) -> Iterable[Ways]:
    count = 1
    for ways in offered:
        count *= len(ways)
    if count <= MOST_DAYS:
        return itertools.product(*offered)
    return _with_few_changes(offered)


def _with_few_changes(offered: Sequence[Sequence[Way]]) -> Iterator[Ways]:
    partial: list[Ways] = [()]
    for ways in offered:
        partial = [
            (*before, way)
            for before in partial
            for way in ways
            if _changes((*before, way)) <= MOST_CHANGES
        ]
    yield from partial


def _changes(ways: Ways) -> int:
    return sum(one != other for one, other in itertools.pairwise(ways))


def _holds(
    shift: ShiftColumns, ways: Ways, cell: CellColumns, *, at_home: bool
) -> Iterator[Hold]:
    for piece, way in zip(shift.shift.pieces, ways, strict=True):
        remote = way.place == HOME or (cell.whole_days and at_home)
        yield Hold(
            post_id=way.post_id,
            place=HOME if remote else way.site_id,
            start=piece.start,
            end=piece.end,
        )


def _in_time(problem: Problem, holds: Sequence[Hold]) -> bool:
    return all(
        problem.travel(one.place, other.place) <= other.start - one.end
        for one, other in itertools.pairwise(holds)
    )
