"""Which small part of the rota the engine is given: who can fill, and who after her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.restrict import restrict
from planner.evaluation.authorised import may_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell
    from planner.solver.repair.situation import Hole, Situation

MOST_CELLS = 150
"""Cells planned again: what an engine settles in about a second."""


def part_of(situation: Situation, holes: Iterable[Hole]) -> Problem | None:
    """Return the sub-problem of mending `holes`; none if nobody could.

    Whoever has begun her work at the moment of the event stays out: her day is no
    longer whole.
    """
    cells = frozenset(_cells(situation, tuple(holes)))
    return restrict(situation.problem, cells, situation.rota) if cells else None


def _cells(situation: Situation, holes: tuple[Hole, ...]) -> Iterator[Cell]:
    """Yield cells: of those who can fill a hole, then of those who can follow them."""
    chosen: dict[Cell, None] = {}
    posts: dict[date, set[str]] = {}
    for hole in holes:
        posts.setdefault(hole.date, set()).add(hole.post_id)
    for day, wanted in posts.items():
        chosen.update(dict.fromkeys(_able(situation, day, wanted)))
    left = {
        day: {a.post_id for cell in chosen for a in situation.rota.on(*cell)} - wanted
        for day, wanted in posts.items()
    }
    for day, wanted in left.items():
        followers = _able(situation, day, wanted)
        chosen.update(
            dict.fromkeys(sorted(followers, key=lambda c: _bound(situation, c)))
        )
    yield from list(chosen)[:MOST_CELLS]


def _able(situation: Situation, day: date, posts: set[str]) -> Iterator[Cell]:
    problem = situation.problem
    for employee in problem.employees:
        cell = (employee.id, day)
        if not situation.movable(cell) or not problem.shifts_on(employee, day):
            continue
        if _begun(situation, cell) or _away(problem, cell):
            continue
        if any(may_hold(problem, employee, problem.post(name)) for name in posts):
            yield cell


def _bound(situation: Situation, cell: Cell) -> int:
    """Return how tied someone is that day: 0 free, 1 on what can wait, 2 on a post."""
    held = situation.rota.on(*cell)
    problem = situation.problem
    return max(
        (1 if problem.activity_of(a.post_id).deferrable else 2 for a in held), default=0
    )


def _begun(situation: Situation, cell: Cell) -> bool:
    held = situation.rota.on(*cell)
    today = cell[1] == situation.now.date()
    return today and any(a.start < situation.minute for a in held)


def _away(problem: Problem, cell: Cell) -> bool:
    employee_id, day = cell
    return any(
        absence.whole_day and absence.first <= day <= absence.last
        for absence in problem.absences_of.get(employee_id, ())
    )
