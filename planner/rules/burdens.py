"""How often each kind of hardship weighs on someone in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import is_bridge
from planner.domain.freed import present
from planner.domain.memory import HardshipKind
from planner.domain.rota import changes_in
from planner.domain.told import differs, is_short, told
from planner.rules.diary import diary
from planner.rules.rule import MINUTES_AN_HOUR
from planner.rules.wish import heard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota

Day = tuple["Assignment", ...]
SATURDAY = 5
MATTERS = 2
"""Strength from which a refused wish is a hardship."""


def burdens(
    problem: Problem, rota: Rota, employee: Employee, *, late_from: float, hours: float
) -> Mapping[HardshipKind, float]:
    """Return times (hours for the phone) by kind, given days of the period included.

    `late_from` is the time in minutes at which a day that ends then is late; a change
    of what was published with less than `hours` of notice is a short one.
    """
    found = diary(problem, rota, employee)
    days = {day: found.get(day, ()) for day in problem.period.days}
    worked = {day: done for day, done in days.items() if done}
    ends = [max(one.end for one in done) for done in worked.values()]
    return {
        HardshipKind.LATE: sum(end >= late_from for end in ends),
        HardshipKind.SATURDAY: sum(day.weekday() == SATURDAY for day in worked),
        HardshipKind.SITE_CHANGE: sum(
            one.place != other.place
            for done in worked.values()
            for one, other in changes_in(done)
        ),
        HardshipKind.PHONE: sum(
            one.minutes / MINUTES_AN_HOUR
            for done in worked.values()
            for one in done
            if problem.activity_of(one.post_id).phone
        ),
        HardshipKind.SHORT_NOTICE: _changed(problem, employee, days, hours),
        HardshipKind.REFUSED_WISH: _refused(problem, employee, days),
        HardshipKind.BRIDGE: sum(is_bridge(problem, employee, day) for day in worked),
    }


def _changed(
    problem: Problem, employee: Employee, days: Mapping[date, Day], hours: float
) -> int:
    """Return the dates changed with short notice, counted to the start told if any.

    The hours she is absent are no change anyone made.
    """
    if problem.published is None:
        return 0
    count = 0
    for day, done in days.items():
        before = told(problem, employee.id, day)
        now = present(problem, employee.id, day, done)
        if differs(before, now):
            first = min(one.start for one in before or now)
            count += is_short(problem, day, first, hours)
    return count


def _refused(problem: Problem, employee: Employee, days: Mapping[date, Day]) -> int:
    return sum(
        request.strength >= MATTERS and not heard(problem, days[request.date], request)
        for request in problem.requests_of.get(employee.id, ())
        if request.date in days
    )
