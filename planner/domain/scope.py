"""Which part of a problem to look at: all of it, or what one change touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK, Employee
from planner.domain.period import monday_of
from planner.domain.problem import PostDay, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.rota import Assignment, Cell, Rota

ServiceDay = tuple[str, date]
"""A service on a date."""
PostWeek = tuple[str, date]
"""A post in the week of a Monday."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The people, posts, services, dates and streams a check looks at."""

    employees: tuple[Employee, ...]
    post_days: tuple[PostDay, ...] = ()
    service_days: tuple[ServiceDay, ...] = ()
    days: tuple[date, ...] = ()
    """Dates on which everything that happens at a site is looked at together."""
    post_weeks: tuple[PostWeek, ...] = ()
    stream_ids: tuple[str, ...] = ()

    @staticmethod
    def whole(problem: Problem) -> Scope:
        """Return the scope of everything that is planned."""
        days = _planned_dates(problem)
        weeks = tuple(dict.fromkeys(monday_of(day) for day in days))
        return Scope(
            employees=problem.employees,
            post_days=tuple(problem.requirements_on),
            service_days=tuple(
                (service.id, day) for service in problem.services for day in days
            ),
            days=days,
            post_weeks=tuple(
                (post.id, week) for post in problem.posts for week in weeks
            ),
            stream_ids=tuple(problem.streams_by_id),
        )

    @staticmethod
    def around(
        problem: Problem, cells: Iterable[Cell], assignments: Iterable[Assignment]
    ) -> Scope:
        """Return the scope that changing these cells and assignments can alter."""
        cells = tuple(cells)
        people = [problem.employee(name) for name in dict.fromkeys(c[0] for c in cells)]
        touched = dict.fromkeys(
            (name, one.date)
            for one in assignments
            for name in (one.post_id, *sorted(problem.post(one.post_id).combines))
        )
        posts = {name for name, _ in touched}
        return Scope(
            employees=tuple(people),
            post_days=tuple(
                key
                for key in _overflowing(problem, touched)
                if key in problem.requirements_on
            ),
            service_days=tuple(
                dict.fromkeys(
                    (problem.employee(name).home_service_id, day) for name, day in cells
                )
            ),
            days=tuple(dict.fromkeys(day for _, day in cells)),
            post_weeks=tuple(
                dict.fromkeys((name, monday_of(day)) for name, day in touched)
            ),
            stream_ids=tuple(s.id for s in problem.streams if posts & s.post_ids),
        )

    def seen(self, problem: Problem, rota: Rota) -> Iterable[Assignment]:
        """Yield the assignments a check of the scope looks at, some twice."""
        for employee in self.employees:
            yield from rota.of(employee.id)
            for tie in problem.couplings_of.get(employee.id, ()):
                yield from rota.of(tie.colleague_id or "")
                yield from rota.of(tie.employee_id)
        for post_id, day in self.post_days:
            for name in (post_id, *problem.combined_with.get(post_id, ())):
                yield from rota.holding(name, day)
        for service_id, day in self.service_days:
            for member in problem.teams.get(service_id, ()):
                yield from rota.on(member.id, day)
        for day in self.days if problem.shares_places else ():
            yield from rota.dates.get(day, ())
        yield from self._over_days(problem, rota)

    def _over_days(self, problem: Problem, rota: Rota) -> Iterable[Assignment]:
        for post_id, monday in self.post_weeks:
            for name in (post_id, *problem.combined_with.get(post_id, ())):
                for n in range(DAYS_A_WEEK):
                    yield from rota.holding(name, monday + timedelta(days=n))
        for stream_id in self.stream_ids:
            for post_id in problem.streams_by_id[stream_id].post_ids:
                yield from rota.holding_ever(post_id)


def _overflowing(problem: Problem, touched: Iterable[PostDay]) -> Iterable[PostDay]:
    """Return posts and dates with those that share the lines of their platform."""
    found: dict[PostDay, None] = {}
    for post_id, day in touched:
        found[post_id, day] = None
        platform = problem.platform_of.get(post_id)
        for name in sorted(platform.post_ids) if platform else ():
            found[name, day] = None
    return found


def _planned_dates(problem: Problem) -> tuple[date, ...]:
    if problem.free is None:
        return problem.period.days
    free = {day for _, day in problem.free}
    return tuple(day for day in problem.period.days if day in free)
