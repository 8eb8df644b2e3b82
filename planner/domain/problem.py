"""Everything a rota must answer to: the people, the posts, the needs, the rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from planner.domain.absence import Absence, Request, hours_taken
from planner.domain.coupling import Assistance, Coupling, Doctor
from planner.domain.external import External, platforms_by_post
from planner.domain.lengths import Lengths, lengths_of
from planner.domain.lookup import by_id, owned_by
from planner.domain.meeting import Meeting
from planner.domain.memory import Familiarity, Hardship
from planner.domain.people import Contract, Employee, Pool, WorkingPattern
from planner.domain.period import Period
from planner.domain.place import HOME, Site, Travel
from planner.domain.rhythm import FREE, Rhythm
from planner.domain.room import LoneRisk, Room
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.rotation import ProtectedBlock, Rotation
from planner.domain.shift import ShiftType, shortened
from planner.domain.specialty import specialty_names
from planner.domain.stream import WorkStream
from planner.domain.work import Activity, Pole, Post, Requirement, Service
from planner.errors import UnknownId
from planner.text.message import Term

PostDay = tuple[str, date]
"""A post on a date."""
DEFAULT_HOME_TRAVEL = 30
"""Minutes between home and any site on a day split between both, unless set."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One period to plan. A value: vary it with `replace` and `restrict`."""

    period: Period
    sites: tuple[Site, ...]
    travels: tuple[Travel, ...] = ()
    poles: tuple[Pole, ...] = ()
    services: tuple[Service, ...] = ()
    activities: tuple[Activity, ...] = ()
    posts: tuple[Post, ...] = ()
    shift_types: tuple[ShiftType, ...] = ()
    contracts: tuple[Contract, ...] = ()
    patterns: tuple[WorkingPattern, ...] = ()
    pools: tuple[Pool, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    employees: tuple[Employee, ...] = ()
    absences: tuple[Absence, ...] = ()
    requests: tuple[Request, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    rooms: tuple[Room, ...] = ()
    lone_risks: tuple[LoneRisk, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    protected_blocks: tuple[ProtectedBlock, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    streams: tuple[WorkStream, ...] = ()
    externals: tuple[External, ...] = ()
    doctors: tuple[Doctor, ...] = ()
    assistances: tuple[Assistance, ...] = ()
    couplings: tuple[Coupling, ...] = ()
    hardships: tuple[Hardship, ...] = ()
    familiarities: tuple[Familiarity, ...] = ()
    published: tuple[Assignment, ...] | None = None
    """What people were told they would do in the period; none before a first
    publication."""
    planned_at: datetime | None = None
    """Local moment at which the rota is planned: it sets the notice of each change
    to what was published; none counts every change as made in good time."""
    pins: tuple[Assignment, ...] = ()
    """Assignments a person fixed: every rota must hold them."""
    context: tuple[Assignment, ...] = ()
    """Assignments given, not planned: the days before the period and, in a
    restricted problem, what stays fixed: all that the people planned do, and what
    everyone else does in the weeks of the free cells. They count for limits over
    several days and for who is present, never for coverage."""
    colleagues: tuple[Employee, ...] = ()
    """In a restricted problem, the people nothing is planned for: seen, not judged."""
    free: frozenset[Cell] | None = None
    """The cells to plan; none means every employee on every date of the period."""
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """The establishment's own settings: rule id, or `rule.rule_set` for the people
    under it, to parameter name to value. `weight` sets the points of a soft rule."""
    home_travel: int = DEFAULT_HOME_TRAVEL

    def replace(self, **changes: Any) -> Problem:
        """Return the problem with some fields changed."""
        return dataclasses.replace(self, **changes)

    # Look-ups by id ---------------------------------------------------------

    @cached_property
    def sites_by_id(self) -> Mapping[str, Site]:
        """Sites by id."""
        return by_id(self.sites, Term("sites"))

    @cached_property
    def poles_by_id(self) -> Mapping[str, Pole]:
        """Poles by id."""
        return by_id(self.poles, Term("poles"))

    @cached_property
    def services_by_id(self) -> Mapping[str, Service]:
        """Services by id."""
        return by_id(self.services, Term("services"))

    @cached_property
    def activities_by_id(self) -> Mapping[str, Activity]:
        """Activities by id."""
        return by_id(self.activities, Term("activities"))

    @cached_property
    def posts_by_id(self) -> Mapping[str, Post]:
        """Posts by id."""
        return by_id(self.posts, Term("posts"))

    @cached_property
    def shift_types_by_id(self) -> Mapping[str, ShiftType]:
        """Shift types by id."""
        return by_id(self.shift_types, Term("shift types"))

    @cached_property
    def contracts_by_id(self) -> Mapping[str, Contract]:
        """Contracts by id."""
        return by_id(self.contracts, Term("contracts"))

    @cached_property
    def patterns_by_id(self) -> Mapping[str, WorkingPattern]:
        """Working patterns by id."""
        return by_id(self.patterns, Term("working patterns"))

    @cached_property
    def pools_by_id(self) -> Mapping[str, Pool]:
        """Pools by id."""
        return by_id(self.pools, Term("pools"))

    @cached_property
    def rhythms_by_id(self) -> Mapping[str, Rhythm]:
        """Rhythms by id."""
        return by_id(self.rhythms, Term("rhythms"))

    @cached_property
    def employees_by_id(self) -> Mapping[str, Employee]:
        """Employees by id."""
        return by_id(self.employees, Term("employees"))

    @cached_property
    def everyone(self) -> tuple[Employee, ...]:
        """The people planned and, in a restricted problem, their colleagues."""
        return (*self.employees, *self.colleagues)

    @cached_property
    def everyone_by_id(self) -> Mapping[str, Employee]:
        """Everyone by id."""
        return by_id(self.everyone, Term("employees"))

    def employee(self, employee_id: str) -> Employee:
        """Return one of everyone; raise `UnknownId` if there is none of that id."""
        if employee_id not in self.everyone_by_id:
            raise UnknownId("employee", employee_id)
        return self.everyone_by_id[employee_id]

    def post(self, post_id: str) -> Post:
        """Return a post; raise `UnknownId` if there is none of that id."""
        if post_id not in self.posts_by_id:
            raise UnknownId("post", post_id)
        return self.posts_by_id[post_id]

    def activity_of(self, post_id: str) -> Activity:
        """Return the activity of a post."""
        if post_id not in self._activity_by_post:
            raise UnknownId("post", post_id)
        return self._activity_by_post[post_id]

    @cached_property
    def _activity_by_post(self) -> Mapping[str, Activity]:
        activities = self.activities_by_id
        return {post.id: activities[post.activity_id] for post in self.posts}

    @cached_property
    def specialties(self) -> Mapping[str, str]:
        """Every specialty that posts and services know of, with its name."""
        return specialty_names(self.services, self.posts)

    @cached_property
    def rooms_by_id(self) -> Mapping[str, Room]:
        """Rooms by id."""
        return by_id(self.rooms, Term("rooms"))

    @cached_property
    def doctors_by_id(self) -> Mapping[str, Doctor]:
        """Doctors by id."""
        return by_id(self.doctors, Term("doctors"))

    @cached_property
    def streams_by_id(self) -> Mapping[str, WorkStream]:
        """Streams of deferrable work by id."""
        return by_id(self.streams, Term("streams"))

    @cached_property
    def combined_with(self) -> Mapping[str, tuple[str, ...]]:
        """The combined posts that hold each post at once, by id of the post held."""
        found: dict[str, list[str]] = {}
        for post in self.posts:
            for held in sorted(post.combines):
                found.setdefault(held, []).append(post.id)
        return {held: tuple(names) for held, names in found.items()}

    @cached_property
    def platform_of(self) -> Mapping[str, External]:
        """The platform each post overflows to; raise `InvalidValue` if it has two."""
        return platforms_by_post(self.externals)

    @cached_property
    def shares_places(self) -> bool:
        """Whether some rule looks at all who are at a place together."""
        learning = any(e.trainee or e.joined or e.tutor_id for e in self.everyone)
        lines = any(post.relay for post in self.posts)
        return bool(
            self.rooms or self.lone_risks or self.externals or learning or lines
        )

    @cached_property
    def meetings_of(self) -> Mapping[Cell, tuple[Meeting, ...]]:
        """The meetings of each participant and date, by start."""
        found: dict[Cell, list[Meeting]] = {}
        for one in sorted(self.meetings, key=lambda m: (m.start, m.id)):
            for employee_id in sorted(one.employee_ids):
                found.setdefault((employee_id, one.date), []).append(one)
        return {cell: tuple(meetings) for cell, meetings in found.items()}

    @cached_property
    def hardships_of(self) -> Mapping[str, tuple[Hardship, ...]]:
        """What past months weighed on each employee."""
        return owned_by(self.hardships)

    @cached_property
    def familiarities_of(self) -> Mapping[str, tuple[Familiarity, ...]]:
        """The services each employee knows."""
        return owned_by(self.familiarities)

    @cached_property
    def assisting(self) -> frozenset[str]:
        """The medical assistants promised to a doctor."""
        return frozenset(one.employee_id for one in self.assistances)

    @cached_property
    def couplings_of(self) -> Mapping[str, tuple[Coupling, ...]]:
        """The couplings that name each employee, as either of the two."""
        found: dict[str, list[Coupling]] = {}
        for one in self.couplings:
            for name in (one.employee_id, one.colleague_id):
                if name is not None:
                    found.setdefault(name, []).append(one)
        return {name: tuple(couplings) for name, couplings in found.items()}

    @cached_property
    def published_rota(self) -> Rota | None:
        """What was published, indexed; none before a first publication."""
        return None if self.published is None else Rota(self.published)

    def contract_of(self, employee: Employee) -> Contract:
        """Return the contract of an employee."""
        return self.contracts_by_id[employee.contract_id]

    def rhythm_of(self, employee: Employee) -> Rhythm:
        """Return the rhythm of an employee, one without limits if she has none."""
        if employee.rhythm_id is None:
            return FREE
        return self.rhythms_by_id[employee.rhythm_id]

    # Needs ------------------------------------------------------------------

    @cached_property
    def requirements_on(self) -> Mapping[PostDay, tuple[Requirement, ...]]:
        """The requirements of each post and date, by start."""
        days: dict[PostDay, list[Requirement]] = {}
        for one in sorted(
            self.requirements, key=lambda r: (r.date, r.post_id, r.start)
        ):
            days.setdefault((one.post_id, one.date), []).append(one)
        return {key: tuple(found) for key, found in days.items()}

    @cached_property
    def posts_open_on(self) -> Mapping[date, tuple[Post, ...]]:
        """The posts that have a requirement on each date."""
        days: dict[date, list[Post]] = {}
        for post_id, day in self.requirements_on:
            days.setdefault(day, []).append(self.posts_by_id[post_id])
        return {day: tuple(posts) for day, posts in days.items()}

    def opening(self, post_id: str, day: date) -> tuple[int, int] | None:
        """Return from when to when a post has requirements on a date, if it has."""
        found = self.requirements_on.get((post_id, day))
        return (found[0].start, max(r.end for r in found)) if found else None

    # People -----------------------------------------------------------------

    @cached_property
    def absences_of(self) -> Mapping[str, tuple[Absence, ...]]:
        """The absences of each employee."""
        return owned_by(self.absences)

    @cached_property
    def requests_of(self) -> Mapping[str, tuple[Request, ...]]:
        """The wishes of each employee."""
        return owned_by(self.requests)

    @cached_property
    def teams(self) -> Mapping[str, tuple[Employee, ...]]:
        """Everyone of each home service."""
        teams: dict[str, list[Employee]] = {}
        for employee in self.everyone:
            teams.setdefault(employee.home_service_id, []).append(employee)
        return {service_id: tuple(team) for service_id, team in teams.items()}

    @cached_property
    def context_rota(self) -> Rota:
        """The given assignments, indexed."""
        return Rota(self.context)

    def home_site(self, employee: Employee) -> Site:
        """Return the site of the employee's home service."""
        service = self.services_by_id[employee.home_service_id]
        return self.sites_by_id[service.site_id]

    def shifts_on(self, employee: Employee, day: date) -> tuple[ShiftType, ...]:
        """Return the shift types the working pattern offers, none on a day off.

        A public holiday of the home site is a day off, and so is any day before she
        joined or after she left. Hours may be cut where her meetings start and end, and
        what an absence of some hours leaves of them is offered as well.
        """
        key = (employee.id, employee.pattern_id, employee.home_service_id, day)
        found = self._shifts.get(key)
        if found is None:
            found = self._shifts[key] = self._shifts_on(employee, day)
        return found

    @cached_property
    def _shifts(self) -> dict[tuple[str, str, str, date], tuple[ShiftType, ...]]:
        return {}

    def _shifts_on(self, employee: Employee, day: date) -> tuple[ShiftType, ...]:
        if day in self.home_site(employee).holidays or not employee.employed_on(day):
            return ()
        pattern = self.patterns_by_id[employee.pattern_id]
        found = tuple(self.shift_types_by_id[name] for name in pattern.on(day))
        return self.cut_for(employee, day, found)

    def cut_for(
        self, employee: Employee, day: date, shifts: tuple[ShiftType, ...]
    ) -> tuple[ShiftType, ...]:
        """Return shift types as her meetings cut them and her absences shorten them.

        Those shortened come after those that are whole.
        """
        meetings = self.meetings_of.get((employee.id, day), ())
        times = {time for one in meetings for time in (one.start, one.end)}
        whole = tuple(shift.cut_at(times) for shift in shifts) if times else shifts
        taken = hours_taken(self.absences_of.get(employee.id, ()), day)
        return (*whole, *shortened(whole, taken)) if taken else whole

    def is_free(self, employee_id: str, day: date) -> bool:
        """Return whether the cell is to be planned."""
        if self.free is None:
            return day in self.period
        return (employee_id, day) in self.free

    @cached_property
    def pattern_lengths(self) -> Mapping[str, Lengths]:
        """How long each day of each working pattern is, by id of the pattern."""
        return lengths_of(self.patterns, self.shift_types_by_id)

    def travel(self, one: str, other: str) -> int:
        """Return the minutes between two places (0 within one place)."""
        if one == other:
            return 0
        if HOME in (one, other):
            return self.home_travel
        return self._travel_minutes.get(frozenset((one, other)), 0)

    @cached_property
    def _travel_minutes(self) -> Mapping[frozenset[str], int]:
        return {frozenset((t.from_site, t.to_site)): t.minutes for t in self.travels}
