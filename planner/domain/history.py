"""Weeks known in full: those entered as history, and those of the period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.period import monday_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

WEEK = timedelta(weeks=1)
LAST = timedelta(days=6)


def known_weeks(problem: Problem, employee: Employee) -> tuple[date, ...]:
    """Return the Mondays of the weeks of which all is known, in a row.

    Before the period: the weeks of `past_weeks`, or those the given days reach back
    to. In the period: those that end in it.
    """
    first = problem.period.weeks[0]
    start = first - len(employee.past_weeks) * WEEK
    given = [a.date for a in problem.context_rota.of(employee.id)]
    if given:
        start = min(start, monday_of(min(given) + LAST))
    weeks: list[date] = []
    while start + LAST <= problem.period.end:
        weeks.append(start)
        start += WEEK
    return tuple(weeks)


def minutes_by_week(
    problem: Problem, rota: Rota, employee: Employee
) -> Mapping[date, int]:
    """Return the minutes worked in the week of each Monday, given days included."""
    weeks: dict[date, int] = {}
    for one in (*problem.context_rota.of(employee.id), *rota.of(employee.id)):
        monday = monday_of(one.date)
        weeks[monday] = weeks.get(monday, 0) + one.minutes
    return weeks


def week_minutes(
    problem: Problem, employee: Employee, monday: date, weeks: Mapping[date, int]
) -> int:
    """Return the minutes of a week: as entered before the period, or as worked."""
    back = (problem.period.weeks[0] - monday).days // 7
    if 0 < back <= len(employee.past_weeks):
        return employee.past_weeks[-back]
    return weeks.get(monday, 0)


def cycles_known(problem: Problem, employee: Employee) -> tuple[tuple[date, ...], ...]:
    """Return the Mondays of each cycle of the pattern known in full.

    Only cycles with a week of the period: the others cannot be changed.
    """
    pattern = problem.patterns_by_id[employee.pattern_id]
    weeks = known_weeks(problem, employee)
    length = len(pattern.weeks)
    return tuple(
        window
        for window in windows_of(problem, weeks, length)
        if (window[0] - pattern.anchor).days // 7 % length == 0
    )


def windows_of(
    problem: Problem, weeks: tuple[date, ...], length: int
) -> tuple[tuple[date, ...], ...]:
    """Return each run of so many weeks in a row that reaches into the period."""
    first = problem.period.weeks[0]
    ends = range(length, len(weeks) + 1)
    windows = (weeks[end - length : end] for end in ends)
    return tuple(window for window in windows if window[-1] >= first)
