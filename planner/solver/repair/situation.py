"""A rota just after something happened: what is short, and who may be moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from planner.domain.clock import GRID
from planner.domain.problem import Problem
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.scope import Scope
from planner.evaluation.change import Change
from planner.evaluation.evaluate import violations_in
from planner.rules.rule import COVERAGE, Level, Violation
from planner.solver.repair.event import Absent, Event, Need

Cells = Mapping[Cell, tuple[Assignment, ...]]
"""Whole days of people, replaced."""
MINUTES_AN_HOUR = 60
Short = tuple[int, int, float]
"""People missing below the minimum, people missing above it, points of a minute."""
NOTHING: Short = (0, 0, 0.0)
QuarterOfPost = tuple[str, date, int]


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Hours of a post that are shorter of people than they were planned to be."""

    post_id: str
    date: date
    start: int
    end: int
    minimum: int
    """People missing below the minimum, beyond those who were."""
    target: int
    """People missing between minimum and target, beyond those who were."""
    points: float
    """What the judge counts more for these hours."""

    @property
    def minutes(self) -> int:
        """Length of the hole, not multiplied by people."""
        return self.end - self.start


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

    # What the judge says ----------------------------------------------------

    def outcome(self, cells: Cells) -> Change:
        """Return the event and `cells` judged together, against the rota as planned."""
        changed = {**self.lost, **cells}
        touched = [a for cell in changed for a in self.planned.on(*cell)]
        touched += [a for day in changed.values() for a in day]
        if isinstance(self.event, Need):
            touched.append(self._asked(self.event))
        seen: set[Cell] = set(changed)
        if isinstance(self.event, Absent):
            # What she owes changes even where she holds nothing.
            seen.add((self.event.employee_id, self.problem.period.start))
        scope = Scope.around(self.problem, sorted(seen), touched)
        near = Rota(tuple(dict.fromkeys(scope.seen(self.problem, self.planned))))
        return Change(
            before=violations_in(self.was, near, scope),
            after=violations_in(self.problem, near.with_cells(changed), scope),
        )

    def _asked(self, need: Need) -> Assignment:
        """Return an assignment that says which post and date the need is about."""
        return Assignment(
            date=need.date,
            employee_id="",
            start=need.start,
            end=need.end,
            post_id=need.post_id,
            place=self.problem.post(need.post_id).site_id,
        )

    @cached_property
    def caused(self) -> Change:
        """What the event alone breaks and costs."""
        return self.outcome({})

    @staticmethod
    def holes(outcome: Change) -> tuple[Hole, ...]:
        """Return what is shorter of people than it was, the worst first."""
        before, after = _short(outcome.before), _short(outcome.after)
        worse = {
            key: _less(short, before.get(key, NOTHING)) for key, short in after.items()
        }
        found = _joined({key: short for key, short in worse.items() if short[2] > 0})
        return tuple(sorted(found, key=lambda h: (-h.points, h.date, h.start)))

    def standing(self, outcome: Change) -> tuple[Hole, ...]:
        """Return what was short at the hours of the event before it, and still is."""
        before, after = _short(outcome.before), _short(outcome.after)
        shared = {
            key: _common(after[key], before[key])
            for key in self._concerned & before.keys() & after.keys()
        }
        found = _joined({key: short for key, short in shared.items() if any(short[:2])})
        return tuple(sorted(found, key=lambda h: (h.date, h.start, h.post_id)))

    @cached_property
    def _concerned(self) -> frozenset[QuarterOfPost]:
        """The posts and quarter-hours the event asks for or takes someone from."""
        if isinstance(self.event, Need):
            return frozenset(_quarters([self._asked(self.event)]))
        gone: set[QuarterOfPost] = set()
        for cell, left in self.lost.items():
            gone |= set(_quarters(self.planned.on(*cell))) - set(_quarters(left))
        return frozenset(gone)

    # Who may be moved -------------------------------------------------------

    def movable(self, cell: Cell) -> bool:
        """Return whether a cell may change: not past, not fixed, not the absent's."""
        employee_id, day = cell
        if day < self.now.date() or cell in self.lost or cell in self._pinned:
            return False
        hers = isinstance(self.event, Absent) and self.event.employee_id == employee_id
        return not hers and not any(a.pinned for a in self.rota.on(*cell))

    @cached_property
    def _pinned(self) -> frozenset[Cell]:
        return frozenset(pin.cell for pin in self.problem.pins)

    @property
    def minute(self) -> int:
        """The time of day of the moment."""
        return self.now.hour * MINUTES_AN_HOUR + self.now.minute

    def keeps_past(self, cell: Cell, day: Iterable[Assignment]) -> bool:
        """Return whether a new day leaves what came before the moment as it was."""
        if cell[1] != self.now.date():
            return True
        return _until(self.rota.on(*cell), self.minute) == _until(day, self.minute)


def _until(day: Iterable[Assignment], minute: int) -> set[tuple[int, str, str]]:
    """Return the quarter-hours begun before a minute, with post and place."""
    return {
        (quarter, one.post_id, one.place)
        for one in day
        for quarter in range(one.start, one.end, GRID)
        if quarter < minute
    }


def _quarters(day: Iterable[Assignment]) -> Iterator[QuarterOfPost]:
    for one in day:
        for quarter in range(one.start, one.end, GRID):
            yield one.post_id, one.date, quarter


def _short(violations: Iterable[Violation]) -> dict[QuarterOfPost, Short]:
    """Return what the judge says is missing, by post, date and quarter-hour."""
    found: dict[QuarterOfPost, Short] = {}
    for one in violations:
        if one.level not in COVERAGE or one.post_id is None or one.date is None:
            continue
        start, end = one.start or 0, one.end or 0
        if end <= start:
            continue
        people = round(one.amount / (end - start))
        price = one.penalty / (end - start)
        for quarter in range(start, end, GRID):
            key = (one.post_id, one.date, quarter)
            minimum, target, points = found.get(key, NOTHING)
            if one.level is Level.MINIMUM:
                found[key] = (minimum + people, target, points + price)
            else:
                found[key] = (minimum, target + people, points + price)
    return found


def _less(one: Short, other: Short) -> Short:
    """Return what is missing more; a place above the minimum may fall below it."""
    return (
        max(0, one[0] - other[0]),
        max(0, one[1] - other[1]),
        one[2] - other[2],
    )


def _common(one: Short, other: Short) -> Short:
    """Return what is missing in both."""
    return min(one[0], other[0]), min(one[1], other[1]), min(one[2], other[2])


def _joined(short: Mapping[QuarterOfPost, Short]) -> Iterator[Hole]:
    """Yield the holes that quarter-hours make when like ones in a row are joined."""
    places = {key: place for place, key in enumerate(sorted(short))}

    def run(key: QuarterOfPost) -> tuple[str, date, Short, int]:
        return key[0], key[1], short[key], key[2] - places[key] * GRID

    for (post_id, day, missing, _), keys in groupby(sorted(short), run):
        quarters = [key[2] for key in keys]
        start, end = quarters[0], quarters[-1] + GRID
        yield Hole(
            post_id=post_id,
            date=day,
            start=start,
            end=end,
            minimum=missing[0],
            target=missing[1],
            points=missing[2] * (end - start),
        )
