"""Letters to type: what arrives in each pole, about what its people can type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.stream import WorkStream
from planner.exchange.days import Days
from planner.exchange.generate.demand import PATIENTS
from planner.exchange.generate.hospital import typing_post
from planner.exchange.generate.terms import AFTERNOON, MORNING
from planner.exchange.intake import Intake, closed_for, intake_of
from planner.exchange.needs import Need
from planner.exchange.rows import holidays_of_posts

if TYPE_CHECKING:
    from random import Random

    from planner.domain.work import Pole
    from planner.exchange.generate.rulebook.draft import Draft

ARRIVES = 0.95
"""Part of the time for typing that new letters take; the rest is for the backlog."""
WAITING_DAYS = 2.0
WORKING_DAYS = frozenset(range(len(PATIENTS)))


def typing(draft: Draft, random: Random) -> Draft:
    """Turn the needs of typing into letters that arrive and wait, pole by pole."""
    found = [
        stream
        for pole in draft.problem.poles
        if (stream := _stream(draft, pole, random)) is not None
    ]
    posts = frozenset[str]().union(*(stream.post_ids for stream in found))
    kept = [need for need in draft.needs if need.post_id not in posts]
    opened = [_open(name) for name in sorted(posts)]
    return replace(draft, needs=(*kept, *opened)).add(streams=found)


def _stream(draft: Draft, pole: Pole, random: Random) -> WorkStream | None:
    posts = frozenset(typing_post(s.id) for s in draft.staffed if s.pole_id == pole.id)
    week = sum(
        (need.target or 0) * ((need.end or 0) - (need.start or 0))
        for need in draft.needs
        if need.post_id in posts
    )
    if not week:
        return None
    day = week / len(WORKING_DAYS)
    name = f"{pole.id}-courriers"
    lines = [
        Intake(
            stream_id=name,
            days=Days(weekdays=frozenset({weekday})),
            minutes=_rounded(day * ARRIVES * patients),
        )
        for weekday, patients in enumerate(PATIENTS)
    ]
    closed = closed_for(posts, holidays_of_posts(draft.problem))
    return WorkStream(
        id=name,
        name=f"Courriers {pole.name}",
        post_ids=posts,
        intake=intake_of(lines, draft.problem.period, closed),
        opening=_rounded(day * random.uniform(0.5, 1.0) * WAITING_DAYS),
    )


def _rounded(minutes: float) -> int:
    """Return minutes in whole quarter-hours."""
    return round(minutes / GRID) * GRID


def _open(post_id: str) -> Need:
    """Return a need of nobody: it says when one may type."""
    return Need(
        post_id=post_id,
        days=Days(weekdays=WORKING_DAYS),
        start=MORNING.start,
        end=AFTERNOON.end,
        target=0,
    )
