"""One person's days as the rules read them: what is given and what is planned."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from planner.domain.clock import GRID
from planner.domain.people import Employee
from planner.domain.period import monday_of
from planner.domain.rota import Assignment, Rota

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope

V = TypeVar("V")
Planned = tuple[Employee, Assignment]
PlannedDay = tuple[Employee, date, tuple[Assignment, ...]]


def diary(
    problem: Problem, rota: Rota, employee: Employee
) -> Mapping[date, tuple[Assignment, ...]]:
    """Return the assignments of each date worked, given days included, in order."""
    days: dict[date, list[Assignment]] = {}
    for one in (*problem.context_rota.of(employee.id), *rota.of(employee.id)):
        days.setdefault(one.date, []).append(one)
    return {
        day: tuple(sorted(days[day], key=lambda a: a.start)) for day in sorted(days)
    }


def days_worked(
    problem: Problem, rota: Rota, employee: Employee
) -> Mapping[date, tuple[int, int]]:
    """Return when each date worked starts and ends, in minutes since midnight."""
    return {
        day: (day_of[0].start, max(one.end for one in day_of))
        for day, day_of in diary(problem, rota, employee).items()
    }


def minutes_worked(
    problem: Problem, rota: Rota, employee: Employee
) -> Mapping[date, int]:
    """Return the minutes of each date worked, given days included, in order."""
    return {
        day: sum(one.minutes for one in assignments)
        for day, assignments in diary(problem, rota, employee).items()
    }


def planned(rota: Rota, scope: Scope) -> Iterator[Planned]:
    """Yield each assignment the rota plans for someone of the scope, with her."""
    for employee in scope.employees:
        for one in rota.of(employee.id):
            yield employee, one


def planned_days(rota: Rota, scope: Scope) -> Iterator[PlannedDay]:
    """Yield each day the rota plans for someone of the scope, in order of start."""
    for employee in scope.employees:
        for day, found in groupby(rota.of(employee.id), key=lambda a: a.date):
            yield employee, day, tuple(found)


def everyone_on(problem: Problem, rota: Rota, day: date) -> tuple[Assignment, ...]:
    """Return all that happens on a date: what is given and what is planned."""
    given = problem.context_rota.dates.get(day, ())
    return (*given, *rota.dates.get(day, ()))


def week_of(days: Mapping[date, V], monday: date) -> Mapping[date, V]:
    """Return the entries of the seven dates of the week that starts on `monday`."""
    return {day: value for day, value in days.items() if monday_of(day) == monday}


def shown_on(problem: Problem, monday: date) -> date:
    """Return the date of a week that a breach of the whole week is shown on."""
    return max(monday, problem.period.start)


def quarters(start: int, end: int) -> range:
    """Return the starts of the quarter-hours of an interval."""
    return range(start, end, GRID)
