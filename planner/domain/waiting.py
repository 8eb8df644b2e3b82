"""What waits of a stream at the end of each date, the oldest work done first.

Time is counted in working days of the stream: dates on which something arrives, and
Mondays to Fridays that are no public holiday at the site of one of its posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.window import WORKING_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.problem import Problem
    from planner.domain.stream import WorkStream

OPENING = -1
"""Rank of the last working day before the period: the youngest of the opening stock
arrived on it."""
TINY = 1e-6
"""Minutes that are only rounding."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A stream at the end of one date, in minutes of work."""

    date: date
    working: bool
    """Whether the date is a working day of the stream."""
    done: float
    """What was done on the date: what could be, as far as something waited."""
    minutes: float
    """What waits."""
    late: float
    """What has waited longer than the target, serious delays included."""
    serious: float
    """What has waited longer than the maximum."""
    oldest: int
    """Age in working days of the oldest work that waits, 0 when it came today."""


def works_on(problem: Problem, stream: WorkStream, day: date) -> bool:
    """Return whether a date is a working day of a stream."""
    if stream.intake.get(day, 0):
        return True
    sites = {problem.post(name).site_id for name in stream.post_ids}
    return day.weekday() in WORKING_WEEK and any(
        day not in problem.sites_by_id[site].holidays for site in sites
    )


def arrivals(problem: Problem, stream: WorkStream) -> list[int]:
    """Return the minutes arrived by the end of each working day of the period."""
    total = stream.opening
    result = []
    for day in problem.period.days:
        if works_on(problem, stream, day):
            total += stream.intake.get(day, 0)
            result.append(total)
    return result


def arrived_by(stream: WorkStream, totals: Sequence[int], rank: int) -> int:
    """Return what had arrived by the end of a working day, counted from 0.

    The opening stock is spread evenly over the working days from the one its oldest
    work arrived on to the last one before the period. Rounding is towards the older
    days, so that the oldest work is never lost.
    """
    if rank > OPENING:
        return totals[rank]
    days = stream.opening_age + 1
    old = max(0, days - (OPENING - rank))
    return ceil(stream.opening * old / days)


def queue(
    problem: Problem, stream: WorkStream, possible: Mapping[date, float]
) -> list[Waiting]:
    """Return a stream at the end of each date, given what could be done on each."""
    totals = arrivals(problem, stream)
    done, rank = 0.0, OPENING
    result = []
    for day in problem.period.days:
        working = works_on(problem, stream, day)
        rank += working
        arrived = arrived_by(stream, totals, rank)
        today = min(possible.get(day, 0.0), arrived - done)
        done += today
        result.append(
            Waiting(
                date=day,
                working=working,
                done=today,
                minutes=arrived - done,
                late=_beyond(stream, totals, rank - stream.target_days, done),
                serious=_beyond(stream, totals, rank - stream.maximum_days, done),
                oldest=_oldest(stream, totals, rank, done),
            )
        )
    return result


def _beyond(stream: WorkStream, totals: Sequence[int], rank: int, done: float) -> float:
    """Return what had arrived by a working day and is not done yet."""
    left = arrived_by(stream, totals, rank) - done
    return left if left > TINY else 0.0


def _oldest(stream: WorkStream, totals: Sequence[int], rank: int, done: float) -> int:
    ranks = range(OPENING - stream.opening_age, rank + 1)
    return next((rank - one for one in ranks if _beyond(stream, totals, one, done)), 0)


def carried(
    problem: Problem, stream: WorkStream, possible: Mapping[date, float]
) -> tuple[int, int]:
    """Return the opening stock of the next period and its age.

    What waits at the end of this one, in minutes, and how many working days the
    oldest of it has waited by then.
    """
    last = queue(problem, stream, possible)[-1]
    minutes = round(last.minutes)
    return minutes, last.oldest if minutes else 0
