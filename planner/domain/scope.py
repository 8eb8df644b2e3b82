"""Which part of a problem to look at: all of it, or what one change touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.people import Employee
from planner.domain.problem import PostDay, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.rota import Assignment, Cell

ServiceDay = tuple[str, date]
"""A service on a date."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The people, the posts on dates and the services on dates a check looks at."""

    employees: tuple[Employee, ...]
    post_days: tuple[PostDay, ...]
    service_days: tuple[ServiceDay, ...]

    @staticmethod
    def whole(problem: Problem) -> Scope:
        """Return the scope of everything."""
        return Scope(
            employees=problem.employees,
            post_days=tuple(problem.requirements_on),
            service_days=tuple(
                (service.id, day)
                for service in problem.services
                for day in problem.period.days
            ),
        )

    @staticmethod
    def around(
        problem: Problem, cells: Iterable[Cell], assignments: Iterable[Assignment]
    ) -> Scope:
        """Return the scope that changing these cells and assignments can alter."""
        cells = tuple(cells)
        people = [problem.employee(name) for name in dict.fromkeys(c[0] for c in cells)]
        touched = dict.fromkeys((a.post_id, a.date) for a in assignments)
        return Scope(
            employees=tuple(people),
            post_days=tuple(key for key in touched if key in problem.requirements_on),
            service_days=tuple(
                dict.fromkeys(
                    (problem.employee(name).home_service_id, day) for name, day in cells
                )
            ),
        )
