"""Amendments of what someone may do and where: training, agreements, pools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.evaluation.amendment import (
    ACTIVITY,
    POOL_MEMBER,
    POOL_SERVICE,
    SITE,
    TELEWORK,
    TRAINING,
    with_employee,
)
from planner.text.message import Message, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem


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
            specialty=problem.specialties[self.specialty],
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
