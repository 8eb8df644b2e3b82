"""Who may be on a break over part of a date, and what she would leave."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.domain.rota import worked_segments
from planner.domain.staffing import counted
from planner.rules.passing import break_of
from planner.solver.presence import (
    Where,
    given_on,
    given_over,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.domain.rota import Assignment
    from planner.domain.shift import Piece
    from planner.domain.work import Post
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Terms
    from planner.solver.presence import Presence, Span


class Pauses:
    """The breaks of a date, as given and as each shift of each cell would have them."""

    def __init__(self, presence: Presence, day: date) -> None:
        problem = presence.problem
        self.presence = presence
        self.problem = problem
        self.day = day
        self.cells = [c for c in presence.cells_on(day) if not c.employee.trainee]
        self._given = [a for a in given_on(problem, day) if counted(problem, a)]

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The posts whose work waits."""
        activities = self.problem.activities_by_id
        return frozenset(
            post.id
            for post in self.problem.posts
            if activities[post.activity_id].deferrable
        )

    @cached_property
    def _breaks(self) -> Mapping[tuple[str, str], Piece]:
        """Breaks by employee and shift type."""
        found = {
            (cell.employee.id, name): break_of(
                self.problem, cell.employee, self.day, columns.shift.segments
            )
            for cell in self.cells
            for name, columns in cell.shifts.items()
        }
        return {key: piece for key, piece in found.items() if piece is not None}

    @cached_property
    def _given_breaks(self) -> Mapping[str, Piece]:
        days: dict[str, list[Assignment]] = {}
        for one in self._given:
            days.setdefault(one.employee_id, []).append(one)
        found = {
            name: break_of(
                self.problem,
                self.problem.employee(name),
                self.day,
                worked_segments(work),
            )
            for name, work in days.items()
        }
        return {name: piece for name, piece in found.items() if piece is not None}

    def spans(self, posts: Iterable[Post]) -> Sequence[Span]:
        """Return the parts of the date over which somebody may be on a break."""
        pauses = {*self._breaks.values(), *self._given_breaks.values()}
        if not pauses:
            return []
        times = times_of(self.cells, self._given) | {t for p in pauses for t in p}
        for post in posts:
            for need in self.problem.requirements_on[post.id, self.day]:
                times.update((need.start, need.end))
        start, end = min(p.start for p in pauses), max(p.end for p in pauses)
        return [
            span
            for span in cut(start, end, times)
            if any(p.start <= span[0] and span[1] <= p.end for p in pauses)
        ]

    def given_over(self, span: Span) -> list[Assignment]:
        """Return what is given over all of from-to, by people who count."""
        return given_over(self._given, span)

    def given_rests(self, employee_id: str, span: Span) -> bool:
        """Return whether someone given is on her break then."""
        return _covers(self._given_breaks.get(employee_id), span)

    def held(
        self, cell: CellColumns, span: Span, posts: frozenset[str], *, resting: bool
    ) -> Terms:
        """Return terms that are 1 when she is on some posts, on a break or not."""
        return self.terms(cell, span, Where(posts), resting=resting)

    def terms(
        self, cell: CellColumns, span: Span, where: Where, *, resting: bool
    ) -> Terms:
        """Return the same for any ways that count."""
        held = self.presence.held(cell, where)
        return [
            (column, 1.0)
            for name in cell.shifts
            if _covers(self._breaks.get((cell.employee.id, name)), span) == resting
            for column in held.over(name, span)
        ]


def _covers(piece: Piece | None, span: Span) -> bool:
    return piece is not None and piece.start <= span[0] and span[1] <= piece.end
