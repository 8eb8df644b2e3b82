"""Who could stand in for someone who is away, day by day, without any solver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Cell
from planner.evaluation.change import Change
from planner.evaluation.screening import screened
from planner.solver.repair.option import PERSON_MOVED
from planner.solver.repair.quick import Quick
from planner.solver.repair.situation import Hole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.solver.repair.quick import Way
    from planner.solver.repair.situation import Cells, Situation

SHOWN = 4
"""Nobody compares more people for one day."""
ROUNDS = 3
"""People one day may take to be covered again, at most."""
SECONDS = 4.0
"""A longer leave is looked at as far as this goes; its last days by hand."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Someone who could fill in, and what that does."""

    cell: Cell
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]
    change: Change

    @property
    def takes(self) -> tuple[Assignment, ...]:
        """What she would do that she does not now."""
        return tuple(one for one in self.after if one not in self.before)

    @property
    def leaves(self) -> tuple[Assignment, ...]:
        """What she does now and would not any more."""
        return tuple(one for one in self.before if one not in self.after)


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """Posts that fall below their minimum on a date, and who could hold them."""

    date: date
    holes: tuple[Hole, ...]
    offers: tuple[Offer, ...]
    """The best first."""
    advised: Offer | None
    """The one the rota is better with."""


def vacancies(situation: Situation) -> tuple[Vacancy, ...]:
    """Return what falls below a minimum, each day with those who could mend it.

    Each day is looked at with what is advised for the days before: nobody is advised
    beyond her hours, and whoever stands in once is preferred afterwards.
    """
    picked: dict[Cell, tuple[Assignment, ...]] = {}
    found: list[Vacancy] = []
    for cell in sorted(situation.lost, key=lambda cell: cell[1]):
        for one in _on(_one_day(situation, cell, picked), cell[1], picked):
            found.append(one)
            if one.advised:
                picked[one.advised.cell] = one.advised.after
    return tuple(found)


def below_minimum(situation: Situation, cells: Cells) -> tuple[Hole, ...]:
    """Return what the leave and the days replaced leave below a minimum, by date."""
    holes = situation.holes(situation.outcome(cells))
    return tuple(
        sorted((h for h in holes if h.minimum), key=lambda h: (h.date, h.start))
    )


def _one_day(situation: Situation, cell: Cell, picked: Cells) -> Situation:
    """Return the part of a situation that is about one date of the leave."""
    rota = situation.rota.with_cells(picked) if picked else situation.rota
    held = {cell: situation.planned.on(*cell)}
    lost = {cell: situation.lost[cell]}
    return replace(situation, planned=rota.with_cells(held), rota=rota, lost=lost)


def _on(situation: Situation, day: date, before: Cells) -> Iterator[Vacancy]:
    """Yield the vacancies of a date: after each advice, what is still short."""
    chosen: dict[Cell, tuple[Assignment, ...]] = {}
    for _ in range(ROUNDS):
        holes = below_minimum(situation, chosen)
        if not holes:
            return
        now = replace(situation, rota=situation.rota.with_cells(chosen))
        known = {name for name, _ in before}
        busy = {name for name, _ in chosen}
        ways = _ranked(Quick(now, SECONDS).offers(holes), known, busy)
        offers = tuple(_offer(now, way[1]) for way in ways[:SHOWN])
        advised = offers[0] if ways and _price(ways[0], known) < 0 else None
        yield Vacancy(date=day, holes=holes, offers=offers, advised=advised)
        if advised is None:
            return
        chosen[advised.cell] = advised.after


def _ranked(ways: list[Way], known: set[str], busy: set[str]) -> list[Way]:
    """Return the ways the rota is better with, the best first."""
    free = [
        way
        for way in ways
        if way[0] < PERSON_MOVED and not busy & {name for name, _ in way[1]}
    ]
    return sorted(free, key=lambda way: (_price(way, known), sorted(way[1])))


def _price(way: Way, known: set[str]) -> float:
    """Return what a way costs: whoever was moved for this leave is so once."""
    return way[0] - PERSON_MOVED * len(known & {name for name, _ in way[1]})


def _offer(situation: Situation, cells: Cells) -> Offer:
    (cell, after), *_ = cells.items()
    return Offer(
        cell=cell,
        before=situation.rota.on(*cell),
        after=tuple(sorted(after)),
        change=screened(situation.problem, situation.rota, cells),
    )
