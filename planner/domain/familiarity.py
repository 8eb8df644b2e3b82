"""Who knows which service on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem

MONTHS_A_YEAR = 12


def knows(
    problem: Problem, employee: Employee, service_id: str, day: date, months: float
) -> bool:
    """Return whether she knows a service: her own, or one she was in lately.

    What was last practised more than `months` months before `day` is forgotten; a
    member of a replacement pool must know the services she is sent to as well.
    """
    if service_id == employee.home_service_id:
        return True
    return any(
        one.service_id == service_id and _months_since(one.last, day) <= months
        for one in problem.familiarities_of.get(employee.id, ())
    )


def _months_since(last: date, day: date) -> float:
    """Return whole months from `last` to `day`, one more as soon as one is begun."""
    months = (day.year - last.year) * MONTHS_A_YEAR + day.month - last.month
    return months + (day.day > last.day)
