"""The rounds of a rotation that end in the period.

They are counted from a fixed Monday, so they run across the end of a period: one that
ends later is left to the next period, and what history tells of one that began earlier
counts.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.attendance import can_work
from planner.domain.people import DAYS_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rotation import Rotation

Round = tuple[date, ...]
"""The dates of one round."""
ANCHOR = date(2024, 1, 1)
"""The Monday on which the first round of every rotation begins."""
FEWEST_DAYS = 2
"""Days someone can work in a round below which she is asked to turn over nothing."""


def rounds(rotation: Rotation, period: Period) -> Iterator[Round]:
    """Yield the rounds whose last date lies in the period, counted from `ANCHOR`."""
    length = rotation.weeks * DAYS_A_WEEK
    start = period.start - timedelta(days=(period.start - ANCHOR).days % length)
    while start + timedelta(days=length - 1) <= period.end:
        yield tuple(start + timedelta(days=n) for n in range(length))
        start += timedelta(days=length)


def turns(
    problem: Problem, rotation: Rotation, employee: Employee
) -> Iterator[tuple[Round, frozenset[str]]]:
    """Yield the known dates of each round, and what someone is asked to hold then.

    Rounds of which nothing is asked are left out.
    """
    for turn in rounds(rotation, problem.period):
        dates = known(problem, employee, turn)
        wanted = asked(problem, rotation, employee, dates)
        if wanted:
            yield dates, wanted


def known(problem: Problem, employee: Employee, turn: Round) -> Round:
    """Return the dates of a round on which it is known what someone does.

    Those of the period and those since her first given day; none when they are less
    than half of the round: she may well have turned over before.
    """
    given = problem.context_rota.of(employee.id)
    first = min([problem.period.start, *(one.date for one in given[:1])])
    dates = tuple(day for day in turn if day >= first)
    return dates if 2 * len(dates) >= len(turn) else ()


def asked(
    problem: Problem, rotation: Rotation, employee: Employee, turn: Round
) -> frozenset[str]:
    """Return the activities someone is asked to hold in a round.

    None for someone who prefers one of them (she may stay on it), and none when her
    pattern and absences leave fewer than two days: both known before planning.
    """
    if employee.id not in rotation.employee_ids:
        return frozenset()
    if employee.prefers & rotation.activity_ids:
        return frozenset()
    if sum(can_work(problem, employee, day) for day in turn) < FEWEST_DAYS:
        return frozenset()
    return rotation.activity_ids - employee.refuses
