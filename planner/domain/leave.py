"""The dates around a long leave, on which work is handed over and caught up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.attendance import next_workable
from planner.domain.work import ActivityKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem

WITHIN = 7
"""Calendar days from the leave in which the date must lie."""


def last_dates(
    problem: Problem, employee: Employee, days: float
) -> Mapping[date, date]:
    """Return the last date she can work before each long leave, to its first date.

    A leave is long from `days` calendar days on, planned and of whole days. The date
    follows from her pattern and absences: it is known before anything is planned.
    """
    return {
        day: leave
        for leave, _ in _leaves(problem, employee, days)
        if (day := next_workable(problem, employee, leave, step=-1, within=WITHIN))
    }


def first_dates(
    problem: Problem, employee: Employee, days: float
) -> Mapping[date, date]:
    """Return the first date she can work after each long leave, to its last date."""
    return {
        day: leave
        for _, leave in _leaves(problem, employee, days)
        if (day := next_workable(problem, employee, leave, step=1, within=WITHIN))
    }


def _leaves(
    problem: Problem, employee: Employee, days: float
) -> list[tuple[date, date]]:
    """Return the first and last date of each long leave.

    Absences that touch are one leave, also across her days off.
    """
    found: list[tuple[date, date]] = []
    for one in sorted(problem.absences_of.get(employee.id, ()), key=lambda a: a.first):
        if not (one.planned and one.whole_day):
            continue
        if found and _touch(problem, employee, found[-1][1], one.first):
            first, last = found.pop()
            found.append((first, max(last, one.last)))
        else:
            found.append((one.first, one.last))
    return [leave for leave in found if (leave[1] - leave[0]).days + 1 >= days]


def _touch(problem: Problem, employee: Employee, last: date, first: date) -> bool:
    """Return whether nothing could be worked between two dates of absence."""
    gap = (first - last).days - 1
    return gap <= WITHIN and not any(
        problem.shifts_on(employee, last + timedelta(days=n + 1)) for n in range(gap)
    )


def own_files(problem: Problem, employee: Employee, post_id: str) -> bool:
    """Return whether a post leaves time for one's own files.

    Deferrable work or coordination, of her home service or of its whole pole.
    """
    post = problem.post(post_id)
    activity = problem.activity_of(post_id)
    home = problem.services_by_id[employee.home_service_id]
    quiet = activity.deferrable or activity.kind is ActivityKind.COORDINATION
    near = post.service_id in (None, home.id) and post.pole_id == home.pole_id
    return quiet and near
