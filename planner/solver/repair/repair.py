"""From an event to different ways of going on, the first within a second or so."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from planner.domain.pins import with_fixed
from planner.domain.rota import Rota
from planner.evaluation.explain import explain
from planner.solver.repair.neighbours import part_of
from planner.solver.repair.option import RepairOption, option_of
from planner.solver.repair.quick import LOSS, Quick
from planner.solver.repair.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from planner.domain.problem import Problem
    from planner.solver.repair.aside import Aside
    from planner.solver.repair.event import Event
    from planner.solver.repair.situation import Hole

OPTIONS = 3
SECONDS = 3.0
"""Time for the search once the rota is read; the engine beside stops with it."""
LAST_WAIT = 0.3
"""Seconds the engine is still waited for when the judge took all the time."""
HOLES_EXPLAINED = 3


def repair(
    problem: Problem,
    rota: Rota,
    event: Event,
    now: datetime,
    *,
    options: int = OPTIONS,
    seconds: float = SECONDS,
    aside: Aside | None = None,
) -> Iterator[RepairOption]:
    """Yield up to `options` different ways to go on after `event`, as they are found.

    Each moves few people, breaks no hard rule more than the event itself does, changes
    nothing before `now` and nothing fixed by a person, and is judged whole. The first
    is to move nobody where every minimum holds, else the judge's; then those of the
    engine in `aside`, if one is given, compete with the judge's others. When nothing
    helps, the one way is to move nobody, with the reasons. `now` is a local moment
    without time zone.
    """
    situation = Situation.of(problem, rota, event, now)
    nobody = option_of(situation, {})
    if not nobody.uncovered:
        yield nobody
        return
    until = time.monotonic() + seconds
    part = part_of(situation, nobody.uncovered) if aside else None
    if aside and part:
        aside.ask(part, _held(situation, part), now, options, seconds)
    given: list[RepairOption] = []
    ways = Quick(situation, seconds).ways()
    # Where every minimum holds, to leave it so moves fewest and needs no search.
    first = [] if nobody.minimum_minutes else [nobody]
    for option in first or _several(ways, 1):
        given.append(option)
        yield option
    if options > len(given):
        others = _several(ways, options)
        if aside and part:
            others += _answered(aside, situation, part, until)
        for option in sorted(others, key=lambda option: option.sort_key):
            if len(given) < options and _different(option, given):
                given.append(option)
                yield option
    if not given:
        yield replace(nobody, reasons=_reasons(situation, nobody.uncovered))


def _several(ways: Iterator[RepairOption], most: int) -> list[RepairOption]:
    return list(islice(ways, most))


def _held(situation: Situation, part: Problem) -> Rota:
    """Return what the free cells of a part hold now."""
    cells = part.free or frozenset()
    return Rota(tuple(a for cell in cells for a in situation.rota.on(*cell)))


def _answered(
    aside: Aside, situation: Situation, part: Problem, until: float
) -> list[RepairOption]:
    """Return the engine's ways that the judge accepts."""
    cells = part.free or frozenset()
    judged = [
        option_of(situation, {cell: rota.on(*cell) for cell in cells})
        for rota in aside.answer(max(LAST_WAIT, until - time.monotonic())) or ()
    ]
    most = situation.caused.points + LOSS
    return [o for o in judged if o.moves and not o.broken and o.outcome.points <= most]


def _different(option: RepairOption, given: Iterable[RepairOption]) -> bool:
    """Return whether a way moves other people, or leaves other hours short.

    A way that moves all the people of another and more is different only if it covers
    more.
    """
    for one in given:
        if one.people == option.people and one.uncovered == option.uncovered:
            return False
        more = one.people < option.people
        if more and _short(option) >= _short(one):
            return False
    return True


def _short(option: RepairOption) -> float:
    return sum(hole.points for hole in option.uncovered)


def _reasons(
    situation: Situation, holes: Iterable[Hole]
) -> Mapping[Hole, Mapping[str, int]]:
    """Return, for the worst holes, how many people each reason stops."""
    told: dict[Hole, Mapping[str, int]] = {}
    problem = with_fixed(situation.problem, situation.rota)
    for hole in list(holes)[:HOLES_EXPLAINED]:
        found = explain(problem, situation.rota, hole.post_id, hole.date, hole.start)
        told[hole] = found.reasons
    return told
