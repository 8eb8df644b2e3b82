"""What was published for a date, and how long before it is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.domain.freed import present
from planner.domain.rota import merged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment


def told(problem: Problem, employee_id: str, day: date) -> tuple[Assignment, ...]:
    """Return what someone was told she would do on a date, nothing if off.

    Without the hours of her absences: nobody changes those but the absence.
    """
    published = problem.published_rota
    if published is None:
        return ()
    return present(problem, employee_id, day, published.on(employee_id, day))


def differs(one: Iterable[Assignment], other: Iterable[Assignment]) -> bool:
    """Return whether two days of one person differ, whoever fixed what."""
    return plain(one) != plain(other)


def plain(day: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return a day's assignments whether or not someone fixed them."""
    return merged(replace(one, pinned=False) for one in day)


def is_short(problem: Problem, day: date, minute: int, hours: float) -> bool:
    """Return whether a moment is less than some hours after the rota is planned."""
    if problem.planned_at is None:
        return False
    moment = datetime.combine(day, time()) + timedelta(minutes=minute)
    planned = problem.planned_at.replace(tzinfo=None)
    return moment - planned < timedelta(hours=hours)
