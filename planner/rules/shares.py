"""How someone's time over the period is shared between activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import diary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

TINY = 1e-6
"""Minutes below which an excess is only the rounding of a share."""


def minutes_by_activity(
    problem: Problem, rota: Rota, employee: Employee
) -> Mapping[str, int]:
    """Return the minutes someone spends on each activity in the period, by id.

    Given days of the period count.
    """
    minutes: dict[str, int] = {}
    for day, assignments in diary(problem, rota, employee).items():
        for one in assignments if day in problem.period else ():
            name = problem.activity_of(one.post_id).id
            minutes[name] = minutes.get(name, 0) + one.minutes
    return minutes


def beyond(minutes: float, most: float) -> float:
    """Return the minutes above `most`, 0 when the excess is only rounding."""
    return minutes - most if minutes - most > TINY else 0.0
