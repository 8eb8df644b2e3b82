"""Lines of tables to a problem, noting what the domain refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from planner.domain.absence import Absence, Request
from planner.domain.people import Contract, Employee, Pool, WorkingPattern
from planner.domain.place import Site, Travel
from planner.domain.problem import Problem
from planner.domain.rhythm import Rhythm
from planner.domain.rota import Assignment
from planner.domain.shift import ShiftType
from planner.domain.work import Activity, Pole, Post, Requirement, Service
from planner.errors import InvalidValue
from planner.exchange import consistency
from planner.exchange.csv_table import Line
from planner.exchange.needs import check_overlaps, read_needs, requirements_of
from planner.exchange.patterns import read_patterns
from planner.exchange.public_holidays import public_holidays
from planner.exchange.tables.calendar import ABSENCES, HISTORY, PINS, REQUESTS
from planner.exchange.tables.people import (
    CONTRACTS,
    EMPLOYEES,
    POOLS,
    RHYTHMS,
    SHIFT_TYPES,
)
from planner.exchange.tables.places import POLES, SERVICES, SITES, TRAVEL
from planner.exchange.tables.work import ACTIVITIES, POSTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from planner.domain.period import Period
    from planner.exchange.faults import Faults
    from planner.exchange.references import Lines
    from planner.exchange.settings import Settings
    from planner.exchange.tables.table import Table

T = TypeVar("T")
Found = list[tuple[Line, T]]
"""Values with the line each comes from."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """Everything a problem is made of, each with its line."""

    sites: Found[Site]
    travels: Found[Travel]
    poles: Found[Pole]
    services: Found[Service]
    activities: Found[Activity]
    posts: Found[Post]
    shift_types: Found[ShiftType]
    contracts: Found[Contract]
    patterns: Found[WorkingPattern]
    pools: Found[Pool]
    rhythms: Found[Rhythm]
    employees: Found[Employee]
    absences: Found[Absence]
    requests: Found[Request]
    pins: Found[Assignment]
    context: Found[Assignment]


def problem_of(
    lines: Lines, settings: Settings | None, faults: Faults
) -> Problem | None:
    """Return the problem of a folder; none, and faults, when something is wrong."""
    parts = _parts(lines, settings, faults)
    _check(parts, settings, faults)
    requirements = _requirements(lines, parts, settings, faults)
    if settings is None or faults.found:
        return None
    return Problem(
        period=settings.period,
        requirements=requirements,
        parameters=settings.parameters,
        home_travel=settings.home_travel,
        **_tuples(parts),
    )


def _tuples(parts: _Parts) -> dict[str, Any]:
    """Return the fields of a problem, in the order of the tables."""
    return {name: tuple(_values(found)) for name, found in vars(parts).items()}


def built(
    table: Table, make: Callable[..., T], lines: Iterable[Line], faults: Faults
) -> Found[T]:
    """Return a value per complete line; note those the domain refuses."""
    found: Found[T] = []
    for line in lines:
        if line.complete:
            try:
                found.append((line, make(**line.fields(table))))
            except InvalidValue as refused:
                faults.add(table.file, line.number, "", str(refused))
    return found


def _parts(lines: Lines, settings: Settings | None, faults: Faults) -> _Parts:
    def of(table: Table, make: Callable[..., T]) -> Found[T]:
        return built(table, make, lines[table.name], faults)

    complete = [line for line in lines["patterns"] if line.complete]
    return _Parts(
        sites=of(SITES, _site_maker(settings)),
        travels=of(TRAVEL, Travel),
        poles=of(POLES, Pole),
        services=of(SERVICES, Service),
        activities=of(ACTIVITIES, Activity),
        posts=of(POSTS, Post),
        shift_types=of(SHIFT_TYPES, ShiftType),
        contracts=of(CONTRACTS, Contract),
        patterns=read_patterns(complete, faults),
        pools=of(POOLS, Pool),
        rhythms=of(RHYTHMS, Rhythm),
        employees=of(EMPLOYEES, Employee),
        absences=of(ABSENCES, Absence),
        requests=of(REQUESTS, Request),
        pins=of(PINS, _pin),
        context=of(HISTORY, Assignment),
    )


def _site_maker(settings: Settings | None) -> Callable[..., Site]:
    def make(*, zone: str, **fields: Any) -> Site:
        closed = public_holidays(zone, settings.period) if settings else frozenset()
        return Site(zone=zone, holidays=closed, **fields)

    return make


def _pin(**fields: Any) -> Assignment:
    return Assignment(pinned=True, **fields)


def _check(parts: _Parts, settings: Settings | None, faults: Faults) -> None:
    """Note what contradicts itself across lines."""
    terms = consistency.Terms(
        services=_by_id(parts.services),
        contracts=_by_id(parts.contracts),
        patterns=_by_id(parts.patterns),
        shift_types=_by_id(parts.shift_types),
    )
    consistency.check_travels(parts.travels, faults)
    consistency.check_posts(parts.posts, terms.services, faults)
    consistency.check_people(parts.employees, terms, faults)
    consistency.check_absences(parts.absences, faults)
    if settings:
        _check_dates(parts, settings.period, faults)


def _check_dates(parts: _Parts, period: Period, faults: Faults) -> None:
    def earlier(day: date) -> bool:
        return day < period.start

    inside = f"A pin lies in the period, {period.start} to {period.end}: correct it."
    past = f"History lies before the period, so before {period.start}: correct it."
    consistency.check_dates(PINS, parts.pins, period.__contains__, inside, faults)
    consistency.check_dates(HISTORY, parts.context, earlier, past, faults)


def _requirements(
    lines: Lines, parts: _Parts, settings: Settings | None, faults: Faults
) -> tuple[Requirement, ...]:
    sites = _by_id(parts.sites)
    holidays = {
        post.id: sites[post.site_id].holidays
        for _, post in parts.posts
        if post.site_id in sites
    }
    complete = [line for line in lines["needs"] if line.complete]
    found = {
        number: need
        for number, need in read_needs(complete, faults).items()
        if need.post_id in holidays
    }
    if settings is None:
        return ()
    check_overlaps(found, settings.period, holidays, faults)
    return requirements_of(found.values(), settings.period, holidays)


def _values(found: Found[T]) -> Iterable[T]:
    return (value for _, value in found)


def _by_id(found: Found[N]) -> Mapping[str, N]:
    return {value.id: value for value in _values(found)}
