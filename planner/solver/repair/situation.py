"""A rota just after something happened: what is short, and who may be moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.restrict import residual_of
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.scope import Scope
from planner.domain.work import Criticality
from planner.evaluation.change import Change
from planner.evaluation.evaluate import violations_in
from planner.rules.minimum_coverage import FACTORS
from planner.rules.minimum_coverage import RULE as MINIMUM
from planner.rules.target_coverage import RULE as TARGET
from planner.solver.repair.event import Absent, Event

if TYPE_CHECKING:
    from planner.domain.problem import PostDay, Problem
    from planner.rules.rule import Violation

Cells = Mapping[Cell, tuple[Assignment, ...]]
"""Whole days of people, replaced."""
MINUTES_AN_HOUR = 60


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Hours of a post that are shorter of people than before."""

    post_id: str
    date: date
    start: int
    end: int
    minimum: int
    """People missing below the minimum, beyond those missing before."""
    target: int
    """The same up to the target, those below the minimum left out."""
    points: float
    """What the judge counts for it."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The problem and the rota as the event leaves them, and as they were."""

    was: Problem
    planned: Rota
    problem: Problem
    rota: Rota
    """Without what the absent person no longer does."""
    event: Event
    lost: Cells
    now: datetime
    """Nothing before it can be changed."""

    @staticmethod
    def of(problem: Problem, rota: Rota, event: Event, now: datetime) -> Situation:
        """Return what an event makes of a rota."""
        after = event.problem(problem)
        lost = event.lost(rota)
        return Situation(
            was=problem,
            planned=rota,
            problem=after,
            rota=rota.with_cells(lost) if lost else rota,
            event=event,
            lost=lost,
            now=now,
        )

    @cached_property
    def caused(self) -> Change:
        """What the event alone breaks and costs."""
        lost = [a for cell in self.lost for a in self.planned.on(*cell)]
        if not isinstance(self.event, Absent):
            key = (self.event.post_id, self.event.date)
            return Change(
                before=self._seen(self.was, self.planned, (), [key]),
                after=self._seen(self.problem, self.rota, (), [key]),
            )
        keys = [(a.post_id, a.date) for a in lost]
        return Change(
            before=self._seen(self.was, self.planned, self.lost, keys),
            after=self._seen(self.problem, self.rota, self.lost, keys),
        )

    @staticmethod
    def _seen(
        problem: Problem, rota: Rota, cells: Iterable[Cell], keys: Iterable[PostDay]
    ) -> tuple[Violation, ...]:
        around = Scope.around(problem, cells, ())
        posts = tuple(k for k in dict.fromkeys(keys) if k in problem.requirements_on)
        return violations_in(problem, rota, replace(around, post_days=posts))

    # What is short ----------------------------------------------------------

    def holes(self, cells: Cells) -> tuple[Hole, ...]:
        """Return what is shorter than it was once `cells` are changed, worst first."""
        keys = self._posts(cells)
        found = [hole for key in keys for hole in self._holes(key, cells)]
        return tuple(sorted(found, key=lambda h: (-h.points, h.date, h.start)))

    def _posts(self, cells: Cells) -> Iterable[PostDay]:
        changed = {**self.lost, **cells}
        touched = [a for cell in changed for a in self.planned.on(*cell)]
        keys = [(one.post_id, one.date) for one in touched]
        if not isinstance(self.event, Absent):
            keys.append((self.event.post_id, self.event.date))
        return dict.fromkeys(keys)

    def _holes(self, key: PostDay, cells: Cells) -> Iterable[Hole]:
        before = _missing(self.was, key, self.planned.holding(*key))
        after = _missing(self.problem, key, self._holding(key, cells))
        quarters = [
            (start, minimum - before.get(start, (0, 0, 0))[0], missing, rank)
            for start, (minimum, missing, rank) in sorted(after.items())
            if missing > before.get(start, (0, 0, 0))[1]
        ]
        last: tuple[int, ...] | None = None
        start = end = 0
        for minute, below, missing, rank in quarters:
            kind = (max(0, below), missing - before.get(minute, (0, 0, 0))[1], rank)
            if last == kind and minute == end:
                end += GRID
                continue
            if last is not None:
                yield self._hole(key, start, end, last)
            last, start, end = kind, minute, minute + GRID
        if last is not None:
            yield self._hole(key, start, end, last)

    def _hole(
        self, key: PostDay, start: int, end: int, kind: tuple[int, ...]
    ) -> Hole:
        minimum, missing, rank = kind
        target = max(0, missing - minimum)
        price = MINIMUM.points(self.problem) * FACTORS[Criticality(rank)] * minimum
        price += TARGET.points(self.problem) * target
        return Hole(
            post_id=key[0],
            date=key[1],
            start=start,
            end=end,
            minimum=minimum,
            target=target,
            points=price * (end - start),
        )

    def _holding(self, key: PostDay, cells: Cells) -> tuple[Assignment, ...]:
        kept = [a for a in self.rota.holding(*key) if a.cell not in cells]
        new = [a for day in cells.values() for a in day if (a.post_id, a.date) == key]
        return (*kept, *new)

    # Who may be moved -------------------------------------------------------

    def movable(self, cell: Cell) -> bool:
        """Return whether a cell may change at all: not past, not pinned, not hers."""
        employee_id, day = cell
        if day < self.now.date() or cell in self.lost:
            return False
        if isinstance(self.event, Absent) and self.event.employee_id == employee_id:
            return False
        pinned = any(a.pinned for a in self.rota.on(*cell))
        return not pinned and cell not in self._pins

    @cached_property
    def _pins(self) -> frozenset[Cell]:
        return frozenset(pin.cell for pin in self.problem.pins)

    def keeps_past(self, cell: Cell, day: Iterable[Assignment]) -> bool:
        """Return whether a new day leaves what came before the moment as it was."""
        if cell[1] != self.now.date():
            return True
        minute = self.now.hour * MINUTES_AN_HOUR + self.now.minute
        return _until(self.rota.on(*cell), minute) == _until(day, minute)


def _until(day: Iterable[Assignment], minute: int) -> set[tuple[int, str, str]]:
    """Return the quarter-hours begun before a minute, with post and place."""
    return {
        (quarter, one.post_id, one.place)
        for one in day
        for quarter in range(one.start, one.end, GRID)
        if quarter < minute
    }


def _missing(
    problem: Problem, key: PostDay, held: tuple[Assignment, ...]
) -> dict[int, tuple[int, int, int]]:
    """Return, by quarter-hour, people missing below minimum, in all, and the rank."""
    return {
        quarter: (left.minimum, left.target, int(left.criticality))
        for left in residual_of(key, problem.requirements_on.get(key, ()), held)
        if left.target
        for quarter in range(left.start, left.end, GRID)
    }
