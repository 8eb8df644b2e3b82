"""What waits of each stream of deferrable work, for the faces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.domain.stream import done_on
from planner.domain.waiting import queue

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    late: float = 0.0
    """Minutes of what waits that are beyond the delay wished, as the rule counts."""


def backlogs(problem: Problem, rota: Rota) -> tuple[Backlog, ...]:
    """Return each stream at the end of each date of the period, in order."""
    return tuple(
        Backlog(
            stream_id=stream.id,
            date=one.date,
            waiting=one.minutes,
            age=one.oldest,
            done=one.done,
            late=one.late,
        )
        for stream in problem.streams
        for one in queue(problem, stream, done_on(problem, stream, rota.assignments))
    )


def told(backlog: Iterable[Backlog]) -> list[dict[str, Any]]:
    """Return streams as the JSON objects commands print and write."""
    return [
        {
            "stream": one.stream_id,
            "minutes": round(one.waiting),
            "age_days": one.age,
            "late": bool(one.late),
            "late_minutes": round(one.late),
        }
        for one in backlog
    ]


def left_over(problem: Problem, rota: Rota) -> tuple[Backlog, ...]:
    """Return each stream at the end of the period: what the next one starts with."""
    last = problem.period.end
    return tuple(one for one in backlogs(problem, rota) if one.date == last)
