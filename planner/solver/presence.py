"""Who is on site over part of a day, as terms; and rows that pins may have broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.place import HOME
from planner.domain.shift import Piece
from planner.solver.cells import EITHER
from planner.solver.formulation import BREACH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.solver.cells import CellColumns, ShiftColumns, Way
    from planner.solver.formulation import Formulation, Terms

Span = tuple[int, int]
"""Part of a day over which no piece starts nor ends, in minutes since midnight."""


def given_on(problem: Problem, day: date) -> tuple[Assignment, ...]:
    """Return what is given on a date."""
    return problem.context_rota.dates.get(day, ())


def given_over(given: Iterable[Assignment], span: Span) -> list[Assignment]:
    """Return the given assignments that last all of from-to."""
    return [one for one in given if one.start <= span[0] and span[1] <= one.end]


def times_of(cells: Iterable[CellColumns], given: Iterable[Assignment]) -> set[int]:
    """Return when a piece of these cells, or what is given, may start or end."""
    times = {time for one in given for time in (one.start, one.end)}
    for cell in cells:
        for shift in cell.shifts.values():
            times.update(time for piece in shift.shift.pieces for time in piece)
    return times


class Where(NamedTuple):
    """Which ways of holding a post are looked at: all, unless said otherwise."""

    posts: frozenset[str] | None = None
    """Posts that count."""
    site_id: str | None = None
    """Site whose posts count."""
    onsite: bool = False
    """Ways at home, on a day that may be on site, do not count."""

    def has(self, way: Way) -> bool:
        """Return whether a way counts."""
        return (
            (self.posts is None or way.post_id in self.posts)
            and (self.site_id is None or way.site_id == self.site_id)
            and not (self.onsite and way.place == HOME)
        )


@dataclass(frozen=True, kw_only=True)
class Held:
    """The columns of a cell that put her on what counts."""

    shifts: Mapping[str, Sequence[tuple[Piece, Sequence[int]]]]
    """Of each piece of each shift type."""
    choice: bool
    """One of them is on site or at home, as the day is."""

    @staticmethod
    def of(cell: CellColumns, where: Where) -> Held:
        """Return what counts of a cell."""
        if where.posts is not None and where.posts.isdisjoint(cell.posts):
            return NOTHING_HELD
        ways = {way for _, way, _ in cell.holds if where.has(way)}
        return Held(
            shifts={
                name: [
                    (piece, _columns(shift, piece, ways))
                    for piece in shift.shift.pieces
                ]
                for name, shift in cell.shifts.items()
            },
            choice=any(way.place == EITHER for way in ways),
        )

    @property
    def times(self) -> set[int]:
        """When she may come there or leave, in minutes since midnight."""
        return {
            time
            for pieces in self.shifts.values()
            for piece, columns in pieces
            if columns
            for time in piece
        }

    def over(self, name: str, span: Span) -> Sequence[int]:
        """Return the columns of a shift type that put her there over all of from-to."""
        for piece, columns in self.shifts.get(name, ()):
            if piece.start <= span[0] and span[1] <= piece.end:
                return columns
        return ()

    def terms(self, span: Span) -> Terms:
        """Return terms that are 1 when she is there over all of from-to."""
        return [
            (column, 1.0) for name in self.shifts for column in self.over(name, span)
        ]


NOTHING_HELD = Held(shifts={}, choice=False)


def _columns(shift: ShiftColumns, piece: Piece, ways: Collection[Way]) -> list[int]:
    """Return the columns of a shift that put her in one of some ways over a piece."""
    pieces = shift.pieces.get(piece, {})
    whole = [column for way, column in shift.whole.items() if way in ways]
    mixed = [column for way, column in pieces.items() if way in ways]
    if len(whole) == len(shift.whole) and len(mixed) == len(pieces):
        return [shift.worked]
    return [*whole, *mixed]


class Presence:
    """Who is on site, and rows about it: each column and each row is made once."""

    def __init__(self, formulation: Formulation) -> None:
        self.formulation = formulation
        self.problem = formulation.problem
        self._made: dict[tuple[int, tuple[int, ...]], Terms] = {}
        self._rows: set[tuple[object, ...]] = set()
        self._held: dict[tuple[str, date, Where], Held] = {}

    def cells_on(self, day: date) -> Sequence[CellColumns]:
        """Return the cells to plan of a date, in the order of the people."""
        return self._cells.get(day, ())

    @cached_property
    def _cells(self) -> Mapping[date, Sequence[CellColumns]]:
        days: dict[date, list[CellColumns]] = {}
        for cell in self.formulation.cells.values():
            days.setdefault(cell.day, []).append(cell)
        return days

    def held(self, cell: CellColumns, where: Where) -> Held:
        """Return what counts of a cell."""
        key = (cell.employee.id, cell.day, where)
        if key not in self._held:
            self._held[key] = Held.of(cell, where)
        return self._held[key]

    def onsite(self, cell: CellColumns, span: Span, where: Where) -> Terms:
        """Return terms that are 1 when she is on site, on posts that count, else 0.

        `where` leaves out ways at home.
        """
        found = self.held(cell, where)
        there = found.terms(span)
        return self.not_at_home(cell, there) if found.choice else there

    def at_most_onsite(self, cell: CellColumns, span: Span, where: Where) -> Terms:
        """Return terms to limit from above: they can be 1 only if she may be on site.

        The least they can be is 1 when she is on site on posts that count, else 0: a
        third of the rows that `onsite` takes.
        """
        found = self.held(cell, where)
        there = found.terms(span)
        if not there or cell.remote is None or not found.choice:
            return there
        key = (-1 - cell.remote, tuple(column for column, _ in there))
        if key not in self._made:
            model = self.formulation.model
            column = model.column(integer=False)
            model.row([*there, (cell.remote, -1.0), (column, -1.0)], upper=0.0)
            self._made[key] = [(column, 1.0)]
        return self._made[key]

    def not_at_home(self, cell: CellColumns, there: Terms) -> Terms:
        """Return terms that are `there` less what is held on a day at home."""
        if not there or cell.remote is None:
            return there
        key = (cell.remote, tuple(column for column, _ in there))
        if key not in self._made:
            self._made[key] = self._product(there, cell.remote)
        return self._made[key]

    def _product(self, there: Terms, remote: int) -> Terms:
        """Return a column that is `there` on site, 0 on a day at home."""
        model = self.formulation.model
        column = model.column(integer=False)
        model.row([*there, (column, -1.0)], lower=0.0)
        model.row([(column, 1.0), (remote, 1.0)], upper=1.0)
        model.row([*there, (remote, -1.0), (column, -1.0)], upper=0.0)
        return [(column, 1.0)]

    def at_least(
        self,
        terms: Iterable[tuple[int, float]],
        lower: float,
        day: date,
        *,
        forced: bool = False,
        pinned: bool = True,
    ) -> None:
        """Add terms >= lower; `forced`, or a pin of the date, gives it slack.

        The slack is priced above all: what is given or pinned breaks the limit. With
        `pinned` false the limit allows for the pins already.
        """
        row = sorted(terms)
        key = (lower, *row)
        if key in self._rows:
            return
        self._rows.add(key)
        model = self.formulation.model
        if forced or (pinned and any(p.date == day for p in self.problem.pins)):
            lost = sum(-coefficient for _, coefficient in row if coefficient < 0)
            slack = model.column(upper=max(0.0, lower + lost), integer=False)
            model.cost[slack] += BREACH
            self.formulation.breaches.append(slack)
            row.append((slack, 1.0))
        model.row(row, lower=lower)


def looked_at(problem: Problem, day: date) -> bool:
    """Return whether something is to plan on a date, so that it is judged."""
    return problem.free is None or any(free == day for _, free in problem.free)


def charge_constant(formulation: Formulation, rule_id: str, points: float) -> None:
    """Charge what nothing planned can change."""
    column = formulation.model.column(lower=1.0, upper=1.0, integer=False)
    formulation.charge(rule_id, column, points)


def minus(terms: Iterable[tuple[int, float]]) -> Terms:
    """Return the terms with their signs changed."""
    return [(column, -coefficient) for column, coefficient in terms]
