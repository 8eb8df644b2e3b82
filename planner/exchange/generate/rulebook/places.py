"""Rooms, hours at which nobody may be alone, and desks to open and close."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.room import LoneRisk, Room
from planner.domain.window import Window
from planner.exchange.generate.hospital import desk_post, phone_post, typing_post
from planner.exchange.generate.rulebook.lines import both_post, direct_post
from planner.exchange.generate.terms import AFTERNOON, CLOSING, MORNING, OPENING

if TYPE_CHECKING:
    from random import Random

    from planner.domain.work import Service
    from planner.exchange.generate.rulebook.draft import Draft
    from planner.exchange.needs import Need

FEWEST_SEATS, MOST_SEATS = 2, 4
NARROW = 0.3
"""Share of offices with a seat less than the busiest half-day would fill."""
PREPARE = 15
"""Paid minutes before a desk opens and after it closes."""
RISKY_FROM = 18 * 60
RISKY_SITES = 2


def rooms(draft: Draft, random: Random) -> Draft:
    """Give services an office of a few seats, and shared lines a room of their own."""
    found: dict[str, Room] = {}
    for service in draft.staffed:
        desks = (desk_post(service.id), direct_post(service.id))
        typing = typing_post(service.id)
        for posts in ((*desks, typing), desks):
            seats = max(FEWEST_SEATS, _busiest(draft.needs, posts))
            if seats <= MOST_SEATS:
                narrow = random.random() < NARROW
                room = _office(service, max(FEWEST_SEATS, seats - narrow))
                found |= dict.fromkeys((*posts, both_post(service.id)), room)
                break
    for pole in draft.problem.poles:
        line = phone_post(pole.id)
        site = next((p.site_id for p in draft.problem.posts if p.id == line), None)
        if site is not None:
            phones = _busiest(draft.needs, (line,))
            name = f"Plateau téléphonique {pole.name}"
            found[line] = Room(
                id=f"{pole.id}-plateau",
                name=name,
                site_id=site,
                seats=phones + 1,
                phones=phones,
            )
    draft = draft.with_posts(
        lambda p: replace(p, room_id=found[p.id].id) if p.id in found else p
    )
    return draft.add(rooms=dict.fromkeys(found.values()))


def _office(service: Service, seats: int) -> Room:
    return Room(
        id=f"{service.id}-bureau",
        name=f"Bureau {service.name}",
        site_id=service.site_id,
        seats=seats,
        phones=seats - 1,
    )


def _busiest(needs: tuple[Need, ...], posts: tuple[str, ...]) -> int:
    """Return the most people some posts ask for at the beginning of a half-day."""
    asked: dict[tuple[int, int], int] = {}
    for need in needs:
        for start in (MORNING.start, AFTERNOON.start):
            if need.post_id in posts and _covers(need, start):
                for weekday in need.days.weekdays:
                    key = (weekday, start)
                    asked[key] = asked.get(key, 0) + (need.target or 0)
    return max(asked.values(), default=0)


def _covers(need: Need, time: int) -> bool:
    return (need.start or 0) <= time < (need.end or 0)


def long_desks(draft: Draft, random: Random) -> Draft:
    """Have long desks prepared and tidied up, and nobody alone there in the evening."""
    desks = {desk_post(service.id) for service in draft.late}
    draft = draft.with_posts(
        lambda p: (
            replace(p, opening_minutes=PREPARE, closing_minutes=PREPARE)
            if p.id in desks
            else p
        )
    )
    needs = tuple(_shortened(n) if n.post_id in desks else n for n in draft.needs)
    sites = list(dict.fromkeys(service.site_id for service in draft.late))
    risky = sorted(random.sample(sites, min(RISKY_SITES, len(sites))))
    risks = [
        LoneRisk(site_id=name, window=Window(start=RISKY_FROM, end=CLOSING))
        for name in risky
    ]
    return replace(draft, needs=needs).add(lone_risks=risks)


def _shortened(need: Need) -> Need:
    """Return the need of a desk whose first and last quarter-hour are not open."""
    if need.start == OPENING:
        return replace(need, start=OPENING + PREPARE)
    return replace(need, end=CLOSING - PREPARE) if need.end == CLOSING else need
