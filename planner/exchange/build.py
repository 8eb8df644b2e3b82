"""Lines of tables to a problem, noting what the domain refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from planner.domain.absence import Absence, Request
from planner.domain.coupling import Assistance, Coupling, Doctor
from planner.domain.external import External
from planner.domain.meeting import Meeting
from planner.domain.memory import Familiarity, Hardship
from planner.domain.people import Contract, Employee, Pool, WorkingPattern
from planner.domain.place import Site, Travel
from planner.domain.problem import Problem
from planner.domain.rhythm import Rhythm
from planner.domain.room import LoneRisk, Room
from planner.domain.rota import Assignment
from planner.domain.rotation import ProtectedBlock, Rotation
from planner.domain.shift import ShiftType
from planner.domain.work import Activity, Pole, Post, Requirement, Service
from planner.errors import InvalidValue
from planner.exchange import consistency, makers, sharing, ties
from planner.exchange.csv_table import Line
from planner.exchange.intake import Intake, check_intake
from planner.exchange.meetings import check_meetings, with_meetings
from planner.exchange.needs import check_overlaps, read_needs, requirements_of
from planner.exchange.patterns import read_patterns
from planner.exchange.tables.calendar import (
    ABSENCES,
    HISTORY,
    PINS,
    PUBLISHED,
    REQUESTS,
)
from planner.exchange.tables.people import EMPLOYEES, POOLS
from planner.exchange.tables.places import POLES, SERVICES, SITES, TRAVEL
from planner.exchange.tables.rooms import LONE_RISKS, ROOMS
from planner.exchange.tables.streams import EXTERNALS, STREAM_INTAKE, STREAMS
from planner.exchange.tables.terms import CONTRACTS, RHYTHMS, SHIFT_TYPES
from planner.exchange.tables.ties import (
    ASSISTANCES,
    COUPLINGS,
    DOCTORS,
    FAMILIARITIES,
    HARDSHIPS,
)
from planner.exchange.tables.turns import MEETINGS, PROTECTED_BLOCKS, ROTATIONS
from planner.exchange.tables.work import ACTIVITIES, POSTS
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from planner.domain.period import Period
    from planner.domain.stream import WorkStream
    from planner.exchange.faults import Faults
    from planner.exchange.needs import Holidays
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
    rooms: Found[Room]
    lone_risks: Found[LoneRisk]
    rotations: Found[Rotation]
    protected_blocks: Found[ProtectedBlock]
    meetings: Found[Meeting]
    externals: Found[External]
    doctors: Found[Doctor]
    assistances: Found[Assistance]
    couplings: Found[Coupling]
    hardships: Found[Hardship]
    familiarities: Found[Familiarity]
    pins: Found[Assignment]
    context: Found[Assignment]


def problem_of(
    lines: Lines, settings: Settings | None, faults: Faults
) -> Problem | None:
    """Return the problem of a folder; none, and faults, when something is wrong."""
    period = settings.period if settings else None
    parts = _parts(lines, period, faults)
    _check(parts, period, faults)
    requirements = _requirements(lines, parts, period, faults)
    streams = _streams(lines, parts, period, faults)
    published = built(PUBLISHED, Assignment, lines[PUBLISHED.name], faults)
    if period:
        _check_inside(PUBLISHED, published, period, faults)
    if settings is None or faults.found:
        return None
    return Problem(
        period=settings.period,
        requirements=requirements,
        streams=streams,
        published=tuple(_values(published)) or None,
        planned_at=settings.planned_at,
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
                faults.add(table.file, line.number, "", refused.said)
    return found


def _parts(lines: Lines, period: Period | None, faults: Faults) -> _Parts:
    def of(table: Table, make: Callable[..., T]) -> Found[T]:
        return built(table, make, lines[table.name], faults)

    complete = [line for line in lines["patterns"] if line.complete]
    return _Parts(
        sites=of(SITES, makers.site_maker(period)),
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
        rooms=of(ROOMS, Room),
        lone_risks=of(LONE_RISKS, makers.lone_risk),
        rotations=of(ROTATIONS, Rotation),
        protected_blocks=of(PROTECTED_BLOCKS, makers.protected_block),
        meetings=of(MEETINGS, Meeting),
        externals=of(EXTERNALS, External),
        doctors=of(DOCTORS, Doctor),
        assistances=of(ASSISTANCES, Assistance),
        couplings=of(COUPLINGS, Coupling),
        hardships=of(HARDSHIPS, Hardship),
        familiarities=of(FAMILIARITIES, Familiarity),
        pins=of(PINS, makers.pin),
        context=of(HISTORY, Assignment),
    )


def _streams(
    lines: Lines, parts: _Parts, period: Period | None, faults: Faults
) -> tuple[WorkStream, ...]:
    """Return the streams with what arrives in them."""
    intakes = built(STREAM_INTAKE, Intake, lines[STREAM_INTAKE.name], faults)
    if period:
        check_intake(intakes, period, faults)
    make = makers.stream_maker(_values(intakes), period, _holidays(parts))
    streams = built(STREAMS, make, lines[STREAMS.name], faults)
    sharing.check_streams(streams, _known(parts), faults)
    return tuple(_values(streams))


def _known(parts: _Parts) -> sharing.Known:
    return sharing.Known(
        posts=_by_id(parts.posts),
        activities=_by_id(parts.activities),
        rooms=_by_id(parts.rooms),
    )


def _check(parts: _Parts, period: Period | None, faults: Faults) -> None:
    """Note what contradicts itself across lines."""
    terms = consistency.Terms(
        services=_by_id(parts.services),
        contracts=_by_id(parts.contracts),
        patterns=_by_id(parts.patterns),
        shift_types=_by_id(parts.shift_types),
    )
    consistency.check_travels(parts.travels, faults)
    consistency.check_posts(parts.posts, terms.services, faults)
    consistency.check_shifts(parts.shift_types, faults)
    consistency.check_people(parts.employees, terms, faults)
    consistency.check_absences(parts.absences, faults)
    known = _known(parts)
    sharing.check_shared(parts.posts, known, faults)
    sharing.check_externals(parts.externals, known, faults)
    check_meetings(parts.meetings, period, known, faults)
    ties.check_tutors(parts.employees, faults)
    ties.check_couplings(parts.couplings, faults)
    ties.check_assistances(parts.assistances, faults)
    ties.check_hardships(parts.hardships, faults)
    if period:
        _check_dates(parts, period, faults)


def _check_dates(parts: _Parts, period: Period, faults: Faults) -> None:
    def earlier(day: date) -> bool:
        return day < period.start

    past = message(
        "History lies before the period, so before {start}: correct it.",
        start=FullDate(period.start),
    )
    _check_inside(PINS, parts.pins, period, faults)
    consistency.check_dates(HISTORY, parts.context, earlier, past, faults)


def _check_inside(
    table: Table, found: Found[Assignment], period: Period, faults: Faults
) -> None:
    inside = (
        message(
            "A pin lies in the period, {start} to {end}: correct it.",
            start=FullDate(period.start),
            end=FullDate(period.end),
        )
        if table is PINS
        else message(
            "What was published lies in the period, {start} to {end}: correct it.",
            start=FullDate(period.start),
            end=FullDate(period.end),
        )
    )
    consistency.check_dates(table, found, period.__contains__, inside, faults)


def _holidays(parts: _Parts) -> Holidays:
    sites = _by_id(parts.sites)
    return {
        post.id: sites[post.site_id].holidays
        for _, post in parts.posts
        if post.site_id in sites
    }


def _requirements(
    lines: Lines, parts: _Parts, period: Period | None, faults: Faults
) -> tuple[Requirement, ...]:
    holidays = _holidays(parts)
    complete = [line for line in lines["needs"] if line.complete]
    found = {
        number: need
        for number, need in read_needs(complete, faults).items()
        if need.post_id in holidays
    }
    sharing.check_needs_of_combined(found, _by_id(parts.posts), faults)
    if period is None:
        return ()
    check_overlaps(found, period, holidays, faults)
    asked = requirements_of(found.values(), period, holidays)
    return with_meetings(asked, _values(parts.meetings))


def _values(found: Found[T]) -> Iterable[T]:
    return (value for _, value in found)


def _by_id(found: Found[N]) -> Mapping[str, N]:
    return {value.id: value for value in _values(found)}
