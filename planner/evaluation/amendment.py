"""One thing an establishment may change so that more becomes possible.

An amendment is applied to the problem, never to a rule: what it makes possible is then
judged like anything else. Its cost says how much it asks of people, in points of the
table below; it ranks amendments and is no money.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from planner.domain.absence import Absence
from planner.domain.people import DAYS_A_WEEK, Employee, WorkingPattern
from planner.domain.period import monday_of
from planner.text.message import Duration, Message, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem

ACTIVITY = 1.0
"""Someone accepts an activity: a conversation."""
HOURS = 1.0
"""Other hours on a date she works anyway."""
DAY_WORKED = 3.0
"""Work on a date her pattern leaves free."""
LEAVE = 2.0
"""A leave moved, by one day; each further day costs `LEAVE_DAY` more."""
LEAVE_DAY = 0.5
CREDIT = 1.0
"""Each hour begun above what the contract lets be planned."""
TELEWORK = 2.0
"""A day at home in an agreement."""
POOL_SERVICE = 2.0
"""A service the pool also helps: all its members learn the place."""
POOL_MEMBER = 20.0
"""One more person in a pool: a whole post to pay."""
SITE = 3.0
"""Someone agrees to be sent to one more site."""
TRAINING = 5.0
"""Each level of one specialty learnt by one person: weeks beside a colleague."""
MOST_WEEKS = 12
HOUR = 60


class Amendment(Protocol):
    """What every amendment can say and do."""

    @property
    def cost(self) -> float:
        """How much it asks of people."""

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with the change made."""

    def said(self, problem: Problem) -> Message:
        """Return the change in one sentence."""


@dataclass(frozen=True, kw_only=True)
class Train:
    """Someone learns a specialty up to a level."""

    employee_id: str
    specialty: str
    level: int
    learnt: int
    """Levels to learn from where she stands."""

    @property
    def cost(self) -> float:
        """Each level learnt."""
        return TRAINING * self.learnt

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which she has the level."""
        employee = problem.employee(self.employee_id)
        skills = {**employee.skills, self.specialty: self.level}
        return with_employee(problem, replace(employee, skills=skills))

    def said(self, problem: Problem) -> Message:
        """Return who learns what."""
        return message(
            "Train {name} in {specialty} up to level {level}.",
            name=problem.employee(self.employee_id).name,
            specialty=specialty_name(problem, self.specialty),
            level=self.level,
        )


@dataclass(frozen=True, kw_only=True)
class AllowSite:
    """Someone may be sent to one more site."""

    employee_id: str
    site_id: str

    @property
    def cost(self) -> float:
        """An agreement about the place of work."""
        return SITE

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which she may go there."""
        employee = problem.employee(self.employee_id)
        sites = employee.site_ids | {self.site_id}
        return with_employee(problem, replace(employee, site_ids=sites))

    def said(self, problem: Problem) -> Message:
        """Return who may go where."""
        return message(
            "Agree with {name} that she may work at {site}.",
            name=problem.employee(self.employee_id).name,
            site=problem.sites_by_id[self.site_id].name,
        )


@dataclass(frozen=True, kw_only=True)
class AcceptActivity:
    """Someone takes on an activity she does not do."""

    employee_id: str
    activity_id: str

    @property
    def cost(self) -> float:
        """A conversation."""
        return ACTIVITY

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which she does it."""
        employee = problem.employee(self.employee_id)
        refuses = employee.refuses - {self.activity_id}
        return with_employee(problem, replace(employee, refuses=refuses))

    def said(self, problem: Problem) -> Message:
        """Return who takes on what."""
        return message(
            "Agree with {name} that she also does this activity: {activity}.",
            name=problem.employee(self.employee_id).name,
            activity=problem.activities_by_id[self.activity_id].name,
        )


@dataclass(frozen=True, kw_only=True)
class MoveLeave:
    """A planned leave starts some days later, or earlier."""

    absence: Absence
    days: int

    @property
    def cost(self) -> float:
        """More the further it is moved."""
        return LEAVE + LEAVE_DAY * (abs(self.days) - 1)

    @property
    def moved(self) -> Absence:
        """The leave on its new dates."""
        shift = timedelta(days=self.days)
        first, last = self.absence.first + shift, self.absence.last + shift
        return replace(self.absence, first=first, last=last)

    @property
    def new_days(self) -> tuple[date, ...]:
        """The dates of the new leave."""
        count = (self.absence.last - self.absence.first).days + 1
        return tuple(self.moved.first + timedelta(days=n) for n in range(count))

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with the leave on its new dates."""
        absences = (
            self.moved if one == self.absence else one for one in problem.absences
        )
        return problem.replace(absences=tuple(absences))

    def said(self, problem: Problem) -> Message:
        """Return whose leave moves to when."""
        name = problem.employee(self.absence.employee_id).name
        if self.absence.first == self.absence.last:
            return message(
                "Move the absence of {name} from {day} to {moved}.",
                name=name,
                day=self.absence.first,
                moved=self.moved.first,
            )
        return message(
            "Move the absence of {name} that starts on {day} so that it starts on "
            "{moved}.",
            name=name,
            day=self.absence.first,
            moved=self.moved.first,
        )


@dataclass(frozen=True, kw_only=True)
class OfferHours:
    """Someone may work other hours on one date."""

    employee_id: str
    day: date
    shift_type_id: str
    extra: bool
    """Whether her pattern leaves the date free."""

    @property
    def cost(self) -> float:
        """More on a date she is off."""
        return DAY_WORKED if self.extra else HOURS

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which her pattern offers the hours on that date."""
        employee = problem.employee(self.employee_id)
        pattern = problem.patterns_by_id[employee.pattern_id]
        own = self._offered(problem, pattern)
        changed = replace(employee, pattern_id=own.id)
        patterns = [p for p in problem.patterns if p.id != own.id]
        return with_employee(problem.replace(patterns=(*patterns, own)), changed)

    def _offered(self, problem: Problem, pattern: WorkingPattern) -> WorkingPattern:
        """Return her pattern with the hours added, week by week of the period."""
        length = len(pattern.weeks)
        first = monday_of(problem.period.start)
        needed = len(problem.period.weeks)
        count = min(-(-needed // length) * length, MOST_WEEKS // length * length)
        weeks = []
        for place in range(count):
            monday = first + timedelta(weeks=place)
            days = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
            weeks.append(tuple(self._on(pattern, day) for day in days))
        return replace(
            pattern,
            id=f"{pattern.id}+{self.employee_id}+{self.day}+{self.shift_type_id}",
            weeks=tuple(weeks),
            anchor=first,
        )

    def _on(self, pattern: WorkingPattern, day: date) -> tuple[str, ...]:
        offered = pattern.on(day)
        if day == self.day and self.shift_type_id not in offered:
            return (*offered, self.shift_type_id)
        return offered

    def said(self, problem: Problem) -> Message:
        """Return who works which hours when."""
        values = {
            "name": problem.employee(self.employee_id).name,
            "hours": problem.shift_types_by_id[self.shift_type_id].name,
        }
        if self.extra:
            return message(
                "Ask {name} to work on {day}, a day off ({hours}).",
                day=self.day,
                **values,
            )
        return message(
            "Agree with {name} on other hours on {day} ({hours}).",
            day=self.day,
            **values,
        )


@dataclass(frozen=True, kw_only=True)
class ExtendPool:
    """A pool also helps one more service."""

    pool_id: str
    service_id: str

    @property
    def cost(self) -> float:
        """Its members learn one more place."""
        return POOL_SERVICE

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which the pool reaches the service."""
        pools = (
            replace(pool, service_ids=pool.service_ids | {self.service_id})
            if pool.id == self.pool_id
            else pool
            for pool in problem.pools
        )
        return problem.replace(pools=tuple(pools))

    def said(self, problem: Problem) -> Message:
        """Return which pool helps which service."""
        return message(
            "Let {pool} also help {service}.",
            pool=problem.pools_by_id[self.pool_id].name,
            service=problem.services_by_id[self.service_id].name,
        )


@dataclass(frozen=True, kw_only=True)
class AddPoolMember:
    """A pool gets one more member, with the rights and terms of one it has."""

    like_id: str

    @property
    def cost(self) -> float:
        """A whole post."""
        return POOL_MEMBER

    @property
    def employee_id(self) -> str:
        """Id of the newcomer."""
        return f"{self.like_id}+"

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with the newcomer in it."""
        like = problem.employee(self.like_id)
        if self.employee_id in problem.everyone_by_id:
            return problem
        new = replace(like, id=self.employee_id, name=f"{like.name} (2)")
        return problem.replace(employees=(*problem.employees, new))

    def said(self, problem: Problem) -> Message:
        """Return which pool gets whom."""
        like = problem.employee(self.like_id)
        pool = problem.pools_by_id.get(like.pool_id or "")
        return message(
            "Add one person to {pool}, with the skills and hours of {name}.",
            pool=pool.name if pool else "",
            name=like.name,
        )


@dataclass(frozen=True, kw_only=True)
class RaiseCredit:
    """Someone may be planned some minutes more than her contract lets."""

    employee_id: str
    minutes: int

    @property
    def cost(self) -> float:
        """Each hour begun."""
        return CREDIT * -(-self.minutes // HOUR)

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with a contract of her own, more generous."""
        employee = problem.employee(self.employee_id)
        contract = problem.contract_of(employee)
        own = replace(
            contract,
            id=f"{contract.id}+{self.employee_id}",
            credit_minutes=contract.credit_minutes + self.minutes,
        )
        contracts = [c for c in problem.contracts if c.id != own.id]
        changed = replace(employee, contract_id=own.id)
        return with_employee(problem.replace(contracts=(*contracts, own)), changed)

    def said(self, problem: Problem) -> Message:
        """Return who works how much more."""
        return message(
            "Let {name} work {time} more over the period.",
            name=problem.employee(self.employee_id).name,
            time=Duration(self.minutes),
        )


@dataclass(frozen=True, kw_only=True)
class AgreeTelework:
    """Someone may work one more day a week at home."""

    employee_id: str

    @property
    def cost(self) -> float:
        """An agreement to write, or to change."""
        return TELEWORK

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which the agreement is wider by a day."""
        employee = problem.employee(self.employee_id)
        days = min(DAYS_A_WEEK, employee.telework_days + 1)
        return with_employee(problem, replace(employee, telework_days=days))

    def said(self, problem: Problem) -> Message:
        """Return who may work at home more."""
        return message(
            "Agree with {name} on one more day a week at home.",
            name=problem.employee(self.employee_id).name,
        )


def with_employee(problem: Problem, changed: Employee) -> Problem:
    """Return the problem with one employee replaced by another of her id."""
    return problem.replace(
        employees=tuple(
            changed if one.id == changed.id else one for one in problem.employees
        )
    )


def specialty_name(problem: Problem, specialty: str) -> str:
    """Return how a specialty is called: as a service of it where there is just one."""
    names = [s.name for s in problem.services if s.specialty == specialty]
    return names[0] if len(names) == 1 else specialty
