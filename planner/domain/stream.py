"""Deferrable work: what comes in, what is done, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.work import BEST_LEVEL
from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment

LONGEST_WAIT = 1000
"""Working days beyond which the age of opening work is surely misspelt."""


@dataclass(frozen=True, kw_only=True)
class WorkStream:
    """Letters to type, papers to scan: minutes of work that arrive and wait in turn.

    Minutes are those of someone of level 2; another level does `productivity` times as
    much. The oldest work is done first.
    """

    id: str
    name: str
    post_ids: frozenset[str]
    """Posts on which it is done; each post serves one stream at most."""
    intake: Mapping[date, int]
    """Minutes arriving on each date, before the day's work."""
    opening: int = 0
    """Minutes waiting when the period starts."""
    opening_age: int = 0
    """Working days the oldest of them has waited by the evening before the period (0:
    all arrived on the last working day); they are taken as spread evenly over ages."""
    productivity: tuple[float, float, float] = (0.8, 1.0, 1.1)
    """By skill level 1 to 3."""
    target_days: int = 2
    """Working days within which work should be done (0: the day it arrives)."""
    maximum_days: int = 5
    """Working days after which waiting is serious."""
    given: Mapping[date, float] = field(default_factory=dict)
    """Minutes that fixed cells can do on each date of a restricted problem."""

    def __post_init__(self) -> None:
        if not 0 <= self.target_days <= self.maximum_days:
            raise InvalidValue(
                message(
                    "Stream '{id}': 0 <= target days <= maximum days is needed.",
                    id=self.id,
                )
            )
        if self.opening < 0 or any(minutes < 0 for minutes in self.intake.values()):
            raise InvalidValue(
                message("Stream '{id}': work cannot be negative.", id=self.id)
            )
        if not 0 <= self.opening_age <= LONGEST_WAIT:
            raise InvalidValue(
                message(
                    "Stream '{id}': the age of the opening work is 0 to {most} "
                    "working days.",
                    id=self.id,
                    most=LONGEST_WAIT,
                )
            )
        if len(self.productivity) != BEST_LEVEL or min(self.productivity) <= 0:
            raise InvalidValue(
                message(
                    "Stream '{id}': three productivities above 0, levels 1 to 3.",
                    id=self.id,
                )
            )


def productivity(
    problem: Problem, stream: WorkStream, employee: Employee, post_id: str
) -> float:
    """Return how many minutes of the stream a minute of someone on a post does."""
    specialty = problem.post(post_id).specialty
    level = 2 if specialty is None else employee.skills.get(specialty, 1)
    return stream.productivity[level - 1]


def done_on(
    problem: Problem, stream: WorkStream, assignments: Iterable[Assignment]
) -> dict[date, float]:
    """Return the minutes of the stream assignments can do, by date; `given` is added.

    More may be possible on a date than there is to do.
    """
    minutes = dict(stream.given)
    for one in assignments:
        if one.post_id in stream.post_ids:
            employee = problem.employee(one.employee_id)
            worth = one.minutes * productivity(problem, stream, employee, one.post_id)
            minutes[one.date] = minutes.get(one.date, 0.0) + worth
    return minutes
