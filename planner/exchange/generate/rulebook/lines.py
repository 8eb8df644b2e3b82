"""Direct lines of small services, lines passed on, and the platform behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.external import External
from planner.domain.window import Window
from planner.domain.work import Post, Service
from planner.exchange.days import Days
from planner.exchange.generate.hospital import (
    COMBINED,
    PHONE,
    RECEPTION,
    desk_post,
    phone_post,
)
from planner.exchange.generate.terms import AFTERNOON, MORNING
from planner.exchange.needs import Need

if TYPE_CHECKING:
    from random import Random

    from planner.exchange.generate.rulebook.draft import Draft

SMALL_TEAM = 4
DIRECT = 0.8
"""Share of small services of a pooled pole that keep a line of their own."""
QUIET, BUSY, PEAK = 1, 2, 3
MONDAY = frozenset({0})
OTHER_DAYS = frozenset({1, 2, 3, 4})
WEEKDAYS = MONDAY | OTHER_DAYS
EVENING_END = 18 * 60 + 30
PLATFORM_NOON = (12 * 60, 14 * 60)
PLATFORM_EVENING = (AFTERNOON.end, 20 * 60)


def direct_post(service_id: str) -> str:
    """Return the id of the direct line of a service."""
    return f"{service_id}-ligne"


def both_post(service_id: str) -> str:
    """Return the id of the desk and direct line of a service held at once."""
    return f"{service_id}-guichet"


def direct_lines(draft: Draft, random: Random) -> Draft:
    """Give small services a line of their own, held with the desk outside peaks.

    At least one service has such a line, the smallest if need be.
    """
    found = [s for s in draft.staffed if s.pole_id not in draft.hospital.pooled]
    small = [
        service
        for service in draft.staffed
        if draft.hospital.team_of(service) <= SMALL_TEAM
        and service not in found
        and service not in draft.late
    ]
    found += [service for service in small if random.random() < DIRECT]
    for service in found or [min(draft.staffed, key=draft.hospital.team_of)]:
        draft = _with_line(draft, service)
    return draft


def _with_line(draft: Draft, service: Service) -> Draft:
    desk = desk_post(service.id)
    draft = draft.with_posts(
        lambda p: replace(p, activity_id=RECEPTION.id) if p.id == desk else p
    )
    posts = (
        _post(service, direct_post(service.id), f"Ligne directe {service.name}"),
        replace(
            _post(service, both_post(service.id), f"Accueil et ligne {service.name}"),
            activity_id=COMBINED.id,
            combines=frozenset((desk, direct_post(service.id))),
        ),
    )
    needs = tuple(
        replace(need, load=_load(need)) if need.post_id == desk else need
        for need in draft.needs
    )
    return replace(draft.add(posts=posts), needs=(*needs, *_line_needs(service)))


def _post(service: Service, name: str, title: str) -> Post:
    return Post(
        id=name,
        name=title,
        activity_id=PHONE.id,
        site_id=service.site_id,
        pole_id=service.pole_id,
        service_id=service.id,
        specialty=service.specialty,
    )


def _load(need: Need) -> int:
    if need.start == MORNING.start:
        return PEAK if need.days.weekdays == MONDAY else BUSY
    return QUIET


def _line_needs(service: Service) -> list[Need]:
    """Return needs of one person on the line; the peak is Monday morning."""
    line, both = direct_post(service.id), both_post(service.id)
    peak = _need(line, MONDAY, *MORNING, target=1)
    found = [replace(peak, load=PEAK)]
    for weekdays, piece, load in (
        (OTHER_DAYS, MORNING, BUSY),
        (WEEKDAYS, AFTERNOON, QUIET),
    ):
        held = replace(_need(line, weekdays, *piece, minimum=1, target=1), load=load)
        found += [held, replace(held, post_id=both, minimum=0, target=0)]
    return found


def _need(
    post_id: str,
    weekdays: frozenset[int],
    start: int,
    end: int,
    *,
    minimum: int = 0,
    target: int = 0,
) -> Need:
    return Need(
        post_id=post_id,
        days=Days(weekdays=weekdays),
        start=start,
        end=end,
        minimum=minimum,
        target=target,
    )


def shared_lines(draft: Draft, random: Random) -> Draft:
    """Pass lines on during breaks, keep them open at noon and in the evening.

    A platform answers what nobody holds then; it refuses one date.
    """
    lines = {phone_post(pole_id) for pole_id in draft.hospital.pooled}
    if not lines:
        lines = {direct_post(s.id) for s in draft.staffed}
    held = sorted(post.id for post in draft.problem.posts if post.id in lines)
    needs = [
        _need(name, WEEKDAYS, start, end, minimum=1, target=1)
        for name in held
        for start, end in (
            (MORNING.end, AFTERNOON.start),
            (AFTERNOON.end, EVENING_END),
        )
    ]
    days = draft.problem.period.days
    workdays = [day for day in days if day.weekday() in WEEKDAYS]
    platform = External(
        id="plateforme",
        name="Plateforme téléphonique",
        post_ids=frozenset(held),
        windows=tuple(
            Window(start=start, end=end)
            for start, end in (PLATFORM_NOON, PLATFORM_EVENING)
        ),
        lines=len(held),
        refused=frozenset(random.sample(workdays, 1)),
    )
    draft = draft.with_posts(lambda p: replace(p, relay=p.id in lines))
    return draft.with_needs(*needs).add(externals=[platform])
