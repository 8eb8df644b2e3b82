"""What waits of each stream of deferrable work, for the faces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.stream import done_on
from planner.domain.waiting import queue

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """A stream at the end of one date."""

    stream_id: str
    date: date
    waiting: float
    """Minutes of work that wait."""
    age: int
    """Age of the oldest of it, in working days of the stream."""
    done: float
    """Minutes of work done on the date."""


def backlogs(problem: Problem, rota: Rota) -> tuple[Backlog, ...]:
    """Return each stream at the end of each date of the period, in order."""
    return tuple(
        Backlog(
            stream_id=stream.id,
            date=one.date,
            waiting=one.minutes,
            age=one.oldest,
            done=one.done,
        )
        for stream in problem.streams
        for one in queue(problem, stream, done_on(problem, stream, rota.assignments))
    )


def left_over(problem: Problem, rota: Rota) -> tuple[Backlog, ...]:
    """Return each stream at the end of the period: what the next one starts with."""
    last = problem.period.end
    return tuple(one for one in backlogs(problem, rota) if one.date == last)
