"""The people of an invented group of hospitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from planner.domain.people import Employee, Pool, WorkingPattern
from planner.domain.period import Period, monday_of
from planner.exchange.generate import names
from planner.exchange.generate.hospital import PHONE, TYPING, Hospital, line
from planner.exchange.generate.terms import (
    QUOTAS,
    SATURDAY_CYCLE,
    pattern,
    saturday_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from planner.domain.work import Service

T = TypeVar("T")

POOL = "pool"
EMPLOYER = "Groupement inventé"
POOL_SHARE = 0.07
NOMAD_SITES, NOMAD_SPECIALTIES, NOMAD_LINE = 2, 8, 0.5
"""What a member of the pool can reach and knows; nobody knows a whole region."""
SMALLEST_WITH_POOL = 15
LATE_TEAM = 4
"""A first service of a site with this many people keeps its desk open late."""
GRADES = {"AMA": 60, "AAH": 37, "Reclassement": 3}
LEVELS = {3: 35, 2: 50, 1: 15}
TELEWORK = {0: 46, 1: 46, 2: 8}
HELPS_NEIGHBOUR = 0.35
TRAVELS = 0.4
EARLY = 0.25
"""Share of full-timers of a pooled pole who may start early."""
REFUSES, PREFERS, HYBRID = 0.05, 0.1, 0.2
RELAYS = 0.2
"""Share of them whose half-day on the phone may change hands."""


def pool_size(people: int) -> int:
    """Return how many people form the replacement pool."""
    return round(people * POOL_SHARE) if people >= SMALLEST_WITH_POOL else 0


def pools(hospital: Hospital, size: int) -> tuple[Pool, ...]:
    """Return the pool that covers every service, if there are people for it."""
    if not size:
        return ()
    everywhere = frozenset(service.id for service in hospital.services)
    return (Pool(id=POOL, name="Pool de remplacement", service_ids=everywhere),)


def staff(
    hospital: Hospital, nomads: int, period: Period, random: Random
) -> tuple[tuple[Employee, ...], tuple[WorkingPattern, ...]]:
    """Return the people, teams first and pool last, and their working patterns."""
    people: list[Employee] = []
    patterns: dict[str, WorkingPattern] = {}
    for service, size in zip(hospital.services, hospital.teams, strict=True):
        for rank in range(size):
            number = len(people)
            quota = _draw(QUOTAS, random)
            worked = _pattern(hospital, service, rank, quota, period, random)
            patterns.setdefault(worked.id, worked)
            people.append(_member(hospital, service, number, quota, worked.id, random))
    nomad = pattern(100, ("J", "M", "S"))
    for _ in range(nomads):
        patterns.setdefault(nomad.id, nomad)
        people.append(_nomad(hospital, len(people), nomad.id, random))
    return tuple(people), tuple(patterns.values())


def _draw(shares: Mapping[T, int], random: Random) -> T:
    return random.choices(list(shares), list(shares.values()))[0]


def _pattern(
    hospital: Hospital,
    service: Service,
    rank: int,
    quota: int,
    period: Period,
    random: Random,
) -> WorkingPattern:
    """Return which days and hours the person of this rank in her team works."""
    saturday = service is hospital.services[-1] and rank < SATURDAY_CYCLE
    if quota == 100 and saturday:
        return saturday_pattern(rank, monday_of(period.start))
    return pattern(quota, _shifts(hospital, service, random), random.randrange(5))


def _shifts(hospital: Hospital, service: Service, random: Random) -> tuple[str, ...]:
    size = hospital.team_of(service)
    if service is hospital.first_at(service.site_id) and size >= LATE_TEAM:
        return ("J", "M", "S")
    if service.pole_id not in hospital.pooled:
        return ("J",)
    if random.random() < EARLY:
        return ("J", "M")
    return ("JP",) if random.random() < RELAYS else ("J",)


def _member(
    hospital: Hospital,
    service: Service,
    number: int,
    quota: int,
    pattern_id: str,
    random: Random,
) -> Employee:
    days = _draw(TELEWORK, random)
    neighbours = [
        other
        for other in hospital.services
        if other.pole_id == service.pole_id and other is not service
    ]
    helped = [other for other in neighbours if random.random() < HELPS_NEIGHBOUR]
    skills = {other.specialty: random.choice((1, 1, 2)) for other in helped}
    skills[service.specialty] = _draw(LEVELS, random)
    if service.pole_id in hospital.pooled:
        skills[line(service.pole_id)] = random.choice((2, 2, 3))
    reached = [other.site_id for other in neighbours if random.random() < TRAVELS]
    return Employee(
        id=f"e{number + 1:04d}",
        name=names.person(number),
        grade=_draw(GRADES, random),
        employer=EMPLOYER,
        contract_id=f"q{quota}",
        pattern_id=pattern_id,
        home_service_id=service.id,
        site_ids=frozenset((service.site_id, *reached)),
        skills=skills,
        refuses=frozenset((PHONE.id,) if random.random() < REFUSES else ()),
        prefers=frozenset((TYPING.id,) if random.random() < PREFERS else ()),
        telework_days=days,
        telework_wish=min(days, 1),
        hybrid_days=bool(days) and random.random() < HYBRID,
    )


def _nomad(
    hospital: Hospital, number: int, pattern_id: str, random: Random
) -> Employee:
    """Return a member of the pool: a few sites, many of their specialties and lines."""
    home = random.choice(hospital.services)
    others = [site.id for site in hospital.sites if site.id != home.site_id]
    sites = {home.site_id, *random.sample(others, min(len(others), NOMAD_SITES - 1))}
    there = [service for service in hospital.services if service.site_id in sites]
    known = sorted({service.specialty for service in there})
    known = random.sample(known, min(len(known), NOMAD_SPECIALTIES))
    lines = sorted({s.pole_id for s in there} & hospital.pooled)
    known += [line(pole_id) for pole_id in lines if random.random() < NOMAD_LINE]
    skills = {name: random.choice((1, 1, 2)) for name in known}
    skills[home.specialty] = 3
    return Employee(
        id=f"e{number + 1:04d}",
        name=names.person(number),
        grade=_draw(GRADES, random),
        employer=EMPLOYER,
        contract_id="q100",
        pattern_id=pattern_id,
        home_service_id=home.id,
        pool_id=POOL,
        site_ids=frozenset(sites),
        skills=skills,
    )
