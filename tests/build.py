"""Small problems for tests: name only what the test is about.

    problem(employee("Ann"), requirement("desk", minimum=1))

Around what a test names there is one hospital `north` with one pole `pole`, one
service `cardio`, one reception activity `reception` and one post `desk`; full-time
people owe 37 h 30 a week and work J (8:30-12:30, 13:15-16:45) from Monday to Friday;
the period is the week of Monday 1 March 2027. Naming a thing with the id of one of
these replaces it. A post for which a test states no need at all is open all day, every
day, and needs nobody.

Hours are written `"08:30-12:30 13:15-16:45"`; ids double as names.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.absence import Absence, Request, RequestKind
from planner.domain.clock import END_OF_DAY
from planner.domain.coupling import Assistance, Coupling, Doctor
from planner.domain.external import External
from planner.domain.meeting import Meeting
from planner.domain.memory import Familiarity, Hardship
from planner.domain.people import DAYS_A_WEEK, Contract, Employee, Pool, WorkingPattern
from planner.domain.period import Period
from planner.domain.place import Site, Travel
from planner.domain.problem import Problem
from planner.domain.rhythm import Rhythm
from planner.domain.room import LoneRisk, Room
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.rotation import ProtectedBlock, Rotation
from planner.domain.shift import ShiftType
from planner.domain.stream import WorkStream
from planner.domain.window import Window
from planner.domain.work import (
    Activity,
    ActivityKind,
    Criticality,
    Pole,
    Post,
    Requirement,
    Service,
)
from tests.hours import hours_of, minutes, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MON, TUE, WED, THU, FRI, SAT, SUN = (date(2027, 3, 1) + n * DAY for n in range(7))
WORKDAYS = (MON, TUE, WED, THU, FRI)
J = "08:30-12:30 13:15-16:45"
"""Hours of the ordinary day: 4 h and 3 h 30, a fifth of 37 h 30."""
M = "08:30-12:30"
"""Its morning, 4 h."""
BREAK_FROM = 6 * 60
"""Minutes on end that ask for a break."""
A = "13:15-16:45"
"""Its afternoon, 3 h 30."""

FIELDS: Mapping[type, str] = {
    Site: "sites",
    Travel: "travels",
    Pole: "poles",
    Service: "services",
    Activity: "activities",
    Post: "posts",
    ShiftType: "shift_types",
    Contract: "contracts",
    WorkingPattern: "patterns",
    Pool: "pools",
    Rhythm: "rhythms",
    Employee: "employees",
    Absence: "absences",
    Request: "requests",
    Requirement: "requirements",
    Room: "rooms",
    LoneRisk: "lone_risks",
    Rotation: "rotations",
    ProtectedBlock: "protected_blocks",
    Meeting: "meetings",
    WorkStream: "streams",
    External: "externals",
    Doctor: "doctors",
    Assistance: "assistances",
    Coupling: "couplings",
    Hardship: "hardships",
    Familiarity: "familiarities",
}
"""Field of the problem each kind of thing goes to."""


# Places and work ----------------------------------------------------------------


def site(id: str = "north", **changes: Any) -> Site:
    return Site(id=id, name=id, **changes)


def travel(one: str, other: str, minutes: int) -> Travel:
    return Travel(from_site=one, to_site=other, minutes=minutes)


def pole(id: str = "pole") -> Pole:
    return Pole(id=id, name=id)


def service(
    id: str = "cardio", *, pole: str = "pole", site: str = "north", floor: int = 0
) -> Service:
    return Service(
        id=id, name=id, pole_id=pole, site_id=site, specialty=id, presence_floor=floor
    )


def activity(
    id: str = "reception",
    kind: ActivityKind = ActivityKind.RECEPTION,
    *,
    remote: bool = False,
    deferrable: bool = False,
) -> Activity:
    return Activity(id=id, name=id, kind=kind, remote=remote, deferrable=deferrable)


def phone(id: str = "phone") -> Activity:
    """Return a phone activity that may be done from home."""
    return activity(id, ActivityKind.PHONE, remote=True)


def post(
    id: str = "desk",
    activity: str = "reception",
    *,
    site: str = "north",
    pole: str = "pole",
    service: str | None = "cardio",
    specialty: str | None = None,
    level: int = 1,
    **changes: Any,
) -> Post:
    return Post(
        id=id,
        name=id,
        activity_id=activity,
        site_id=site,
        pole_id=pole,
        service_id=service,
        specialty=specialty,
        level=level,
        **changes,
    )


def requirement(
    post: str = "desk",
    hours: str = "08:30-16:45",
    day: date = MON,
    *,
    minimum: int = 1,
    target: int | None = None,
    criticality: Criticality = Criticality.NORMAL,
    maximum: int | None = None,
    **changes: Any,
) -> Requirement:
    start, end = hours_of(hours)
    return Requirement(
        post_id=post,
        date=day,
        start=start,
        end=end,
        minimum=minimum,
        target=minimum if target is None else target,
        criticality=criticality,
        maximum=maximum,
        **changes,
    )


def window(hours: str, *weekdays: int) -> Window:
    """Return hours of the days of the week named (0 is Monday), every day if none."""
    start, end = hours_of(hours)
    days = frozenset(weekdays or range(DAYS_A_WEEK))
    return Window(weekdays=days, start=start, end=end)


def opened(
    post: str = "desk", hours: str = "08:30-16:45", days: Iterable[date] = WORKDAYS
) -> list[Requirement]:
    """Return needs of nobody: they only say when a post is open."""
    return [requirement(post, hours, day, minimum=0) for day in days]


# People -------------------------------------------------------------------------


def employee(
    id: str,
    *,
    contract: str = "full",
    pattern: str = "week",
    home: str = "cardio",
    sites: Iterable[str] = ("north",),
    pool: str | None = None,
    **changes: Any,
) -> Employee:
    return Employee(
        id=id,
        name=id,
        contract_id=contract,
        pattern_id=pattern,
        home_service_id=home,
        site_ids=frozenset(sites),
        pool_id=pool,
        **changes,
    )


def shift(
    id: str, hours: str, *handovers: str, rest: int | None = None, **changes: Any
) -> ShiftType:
    """Return hours with a paid break of 20 minutes, where they ask for one."""
    cuts = tuple(minutes(cut) for cut in handovers)
    segments = pieces(hours)
    long = any(one.minutes >= BREAK_FROM for one in segments)
    return ShiftType(
        id=id,
        name=id,
        segments=segments,
        handovers=cuts,
        break_minutes=rest if rest is not None else 20 if long else 0,
        **changes,
    )


def pattern(*shifts: str, id: str = "week", days: int = 5) -> WorkingPattern:
    """Return a week whose first `days` days offer the shifts named."""
    week = tuple(shifts if n < days else () for n in range(DAYS_A_WEEK))
    return WorkingPattern(id=id, weeks=(week,))


def contract(
    id: str = "full", *, weekly: str = "37:30", rule_set: str = "fph", **changes: Any
) -> Contract:
    return Contract(
        id=id, name=id, rule_set=rule_set, weekly_minutes=minutes(weekly), **changes
    )


def pool(id: str, *services: str) -> Pool:
    return Pool(id=id, name=id, service_ids=frozenset(services))


def rhythm(id: str = "rhythm", **limits: Any) -> Rhythm:
    return Rhythm(id=id, name=id, **limits)


def absence(
    name: str,
    first: date = MON,
    last: date | None = None,
    hours: str | None = None,
    *,
    planned: bool = True,
) -> Absence:
    start, end = hours_of(hours) if hours else (0, END_OF_DAY)
    return Absence(
        employee_id=name,
        first=first,
        last=last or first,
        start=start,
        end=end,
        planned=planned,
    )


def wish(
    name: str,
    kind: RequestKind,
    day: date = MON,
    *,
    shift: str | None = None,
    strength: int = 1,
) -> Request:
    return Request(
        employee_id=name, date=day, kind=kind, shift_type_id=shift, strength=strength
    )


# Rotas --------------------------------------------------------------------------


def works(
    name: str,
    post: str = "desk",
    hours: str = J,
    *days: date,
    place: str = "north",
    pinned: bool = False,
) -> list[Assignment]:
    """Return one assignment per stretch of hours and day (Monday unless given)."""
    return [
        Assignment(
            date=day,
            employee_id=name,
            start=start,
            end=end,
            post_id=post,
            place=place,
            pinned=pinned,
        )
        for day in days or (MON,)
        for start, end in pieces(hours)
    ]


def rota(*parts: Iterable[Assignment]) -> Rota:
    return Rota(tuple(one for part in parts for one in part))


# The problem --------------------------------------------------------------------


def problem(
    *things: Any,
    start: date = MON,
    end: date = SUN,
    context: Iterable[Assignment] = (),
    pins: Iterable[Assignment] = (),
    free: Iterable[Cell] | None = None,
    **changes: Any,
) -> Problem:
    """Return a problem of these things (or lists of them) and the defaults."""
    period = Period(start=start, end=end)
    found: dict[str, list[Any]] = {field: [] for field in FIELDS.values()}
    for thing in _flat(things):
        found[FIELDS[type(thing)]].append(thing)
    for default in _defaults():
        kept = found[FIELDS[type(default)]]
        if all(thing.id != default.id for thing in kept):
            kept.insert(0, default)
    found["requirements"] += _openings(found, period)
    fields: dict[str, Any] = {field: tuple(kept) for field, kept in found.items()}
    return Problem(
        period=period,
        context=tuple(context),
        pins=tuple(pins),
        free=None if free is None else frozenset(free),
        **fields,
        **changes,
    )


def _flat(things: Iterable[Any]) -> list[Any]:
    return [
        one
        for thing in things
        for one in (thing if isinstance(thing, list | tuple) else [thing])
    ]


def _defaults() -> list[Any]:
    return [
        site(),
        pole(),
        service(),
        activity(),
        post(),
        shift("J", J),
        contract(),
        pattern("J"),
    ]


def _openings(found: Mapping[str, list[Any]], period: Period) -> list[Requirement]:
    """Return openings all day, every day, for the posts no need is stated for."""
    stated = {need.post_id for need in found["requirements"]}
    return [
        requirement(post.id, "00:00-24:00", day, minimum=0)
        for post in found["posts"]
        if post.id not in stated
        for day in period.days
    ]
