"""Fortnights: two weeks of days off, counted from the anchor of a working pattern."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem

DAYS = 14
SUNDAY = 6


def fortnights(problem: Problem, employee: Employee) -> tuple[tuple[date, ...], ...]:
    """Return the dates of each fortnight that touches the period."""
    anchor = problem.patterns_by_id[employee.pattern_id].anchor
    period = problem.period
    first = period.start - timedelta(days=(period.start - anchor).days % DAYS)
    count = (period.end - first).days // DAYS + 1
    starts = (first + timedelta(days=DAYS * n) for n in range(count))
    return tuple(
        tuple(start + timedelta(days=n) for n in range(DAYS)) for start in starts
    )


def pairs_in(days: tuple[date, ...], *, sunday: bool) -> list[tuple[date, date]]:
    """Return the successive dates of a fortnight, only those with a Sunday or all."""
    return [
        pair
        for pair in pairwise(days)
        if not sunday or SUNDAY in {day.weekday() for day in pair}
    ]


def sundays_in(days: tuple[date, ...]) -> list[date]:
    """Return the Sundays among some dates."""
    return [day for day in days if day.weekday() == SUNDAY]
