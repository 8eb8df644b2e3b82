"""A scenario being made: the people and posts so far, and the needs by the week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.domain.problem import Problem
from planner.exchange.generate.hospital import Hospital
from planner.exchange.generate.staff import LATE_TEAM
from planner.exchange.needs import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.work import Post, Service


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A value: each step returns another one."""

    hospital: Hospital
    problem: Problem
    needs: tuple[Need, ...]

    @property
    def staffed(self) -> list[Service]:
        """The services that have a team."""
        return [s for s in self.hospital.services if self.hospital.team_of(s)]

    @property
    def late(self) -> list[Service]:
        """The services whose desk stays open from early to late."""
        return [
            service
            for service in self.staffed
            if service is self.hospital.first_at(service.site_id)
            and self.hospital.team_of(service) >= LATE_TEAM
        ]

    def team(self, service: Service) -> list[Employee]:
        """Return the team of a service, pool apart."""
        found = self.problem.teams.get(service.id, ())
        return [employee for employee in found if employee.pool_id is None]

    def full_time(self, employee: Employee) -> bool:
        """Return whether someone works five ordinary days."""
        return self.problem.contract_of(employee).quota == 100

    def there(self, employee: Employee, day: date) -> bool:
        """Return whether someone works on a date."""
        away = self.problem.absences_of.get(employee.id, ())
        return bool(self.problem.shifts_on(employee, day)) and not any(
            absence.first <= day <= absence.last for absence in away
        )

    def add(self, **more: Iterable[Any]) -> Draft:
        """Return the draft with things added to fields of the problem."""
        problem = self.problem
        fields = {name: (*getattr(problem, name), *new) for name, new in more.items()}
        return replace(self, problem=problem.replace(**fields))

    def with_needs(self, *more: Need) -> Draft:
        """Return the draft with needs added."""
        return replace(self, needs=(*self.needs, *more))

    def with_posts(self, change: Callable[[Post], Post]) -> Draft:
        """Return the draft with every post changed."""
        posts = tuple(change(post) for post in self.problem.posts)
        return replace(self, problem=self.problem.replace(posts=posts))

    def with_people(self, changes: Mapping[str, Mapping[str, Any]]) -> Draft:
        """Return the draft with fields of some people changed, by id."""
        people = tuple(
            replace(employee, **changes.get(employee.id, {}))
            for employee in self.problem.employees
        )
        return replace(self, problem=self.problem.replace(employees=people))
