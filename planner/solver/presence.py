"""Who is on site over part of a day, as terms; and rows that pins may have broken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.solver.cells import EITHER, Way
from planner.solver.formulation import BREACH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.solver.cells import CellColumns, ShiftColumns
    from planner.solver.formulation import Formulation, Terms

Counts = Callable[[Way], bool]
"""Which ways of holding a post are looked at."""
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


def held(cell: CellColumns, span: Span, counts: Counts) -> Terms:
    """Return terms that are 1 when she holds a post that counts over all of from-to."""
    return [
        (column, 1.0)
        for shift in cell.shifts.values()
        for column in held_in(shift, span, counts)
    ]


def held_in(shift: ShiftColumns, span: Span, counts: Counts) -> list[int]:
    """Return the columns of a shift that put her on a post that counts over from-to."""
    piece = next(
        (p for p in shift.shift.pieces if p.start <= span[0] and span[1] <= p.end), None
    )
    if piece is None:
        return []
    pieces = shift.pieces.get(piece, {})
    whole = [column for way, column in shift.whole.items() if counts(way)]
    mixed = [column for way, column in pieces.items() if counts(way)]
    if len(whole) == len(shift.whole) and len(mixed) == len(pieces):
        return [shift.worked]
    return [*whole, *mixed]


def at_site(site_id: str) -> Counts:
    """Return the test of ways whose post is at a site."""
    return lambda way: way.site_id == site_id


def on_posts(posts: Collection[str]) -> Counts:
    """Return the test of ways that hold one of some posts."""
    return lambda way: way.post_id in posts


class Presence:
    """Who is on site, and rows about it: each column and each row is made once."""

    def __init__(self, formulation: Formulation) -> None:
        self.formulation = formulation
        self.problem = formulation.problem
        self._made: dict[tuple[int, tuple[int, ...]], Terms] = {}
        self._rows: set[tuple[object, ...]] = set()

    def cells_on(self, day: date) -> Sequence[CellColumns]:
        """Return the cells to plan of a date, in the order of the people."""
        return self._cells.get(day, ())

    @cached_property
    def _cells(self) -> Mapping[date, Sequence[CellColumns]]:
        days: dict[date, list[CellColumns]] = {}
        for cell in self.formulation.cells.values():
            days.setdefault(cell.day, []).append(cell)
        return days

    def onsite(self, cell: CellColumns, span: Span, counts: Counts) -> Terms:
        """Return terms that are 1 when she is on site, on posts that count, else 0."""
        there = held(cell, span, lambda way: way.place != HOME and counts(way))
        choice = any(way.place == EITHER and counts(way) for _, way, _ in cell.holds)
        return self.not_at_home(cell, there) if choice else there

    def at_most_onsite(self, cell: CellColumns, span: Span, counts: Counts) -> Terms:
        """Return terms to limit from above: they can be 1 only if she may be on site.

        The least they can be is 1 when she is on site on posts that count, else 0: a
        third of the rows that `onsite` takes.
        """
        there = held(cell, span, lambda way: way.place != HOME and counts(way))
        choice = any(way.place == EITHER and counts(way) for _, way, _ in cell.holds)
        if not there or cell.remote is None or not choice:
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
