"""How much telework a week or a month leaves room for."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.attendance import absent_all_day
from planner.domain.people import DAYS_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.people import Contract, Employee
    from planner.domain.problem import Problem

FULL_WEEK = 5
"""Days of a full-time week."""


def days_not_worked(contract: Contract) -> int:
    """Return the whole days a week that a part-time quota leaves free."""
    return FULL_WEEK - ceil(FULL_WEEK * contract.quota / 100)


def derogated(employee: Employee, monday: date) -> bool:
    """Return whether the weekly limits of telework do not bind someone in a week.

    A week is exempt as a whole when its Monday is no later than the last day of the
    derogation, wherever the period cuts it: two periods that share it agree.
    """
    until = employee.telework_derogation_until
    return until is not None and monday <= until


def weeks_present(problem: Problem, employee: Employee, mondays: Sequence[date]) -> int:
    """Return in how many of these weeks someone may work at all (at least 1)."""
    return max(1, sum(_may_work(problem, employee, monday) for monday in mondays))


def _may_work(problem: Problem, employee: Employee, monday: date) -> bool:
    dates = (monday + timedelta(days=n) for n in range(DAYS_A_WEEK))
    return any(
        problem.shifts_on(employee, day)
        and not absent_all_day(problem, employee.id, day)
        for day in dates
        if day in problem.period
    )


def unknown_days(problem: Problem, employee: Employee, monday: date) -> int:
    """Return the days of a week she may work of which nobody knows where she is.

    They lie outside the period, and beyond what is given of her before and after it.
    """
    given = [one.date for one in problem.context_rota.of(employee.id)]
    first = min((problem.period.start, *given))
    last = max((problem.period.end, *given))
    return sum(
        bool(problem.shifts_on(employee, day))
        and not absent_all_day(problem, employee.id, day)
        for day in (monday + timedelta(days=n) for n in range(DAYS_A_WEEK))
        if not first <= day <= last
    )
