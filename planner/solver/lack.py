"""What a rota, or a relaxation, lacks of the coverage wanted: points by post and date.

A relaxation lacks some of it too: hours that nobody can cover. What a rota lacks beyond
is worth a look, the rest is not.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.solver.formulation import Formulation

Place = tuple[str, date]
"""A post and a date."""
Lack = dict[Place, float]
"""Points lost below the minimum and the target, by post and date."""


def lacking(formulation: Formulation, values: Sequence[float]) -> Lack:
    """Return what these values of the columns lack; nothing where nothing is lost."""
    cost = formulation.model.cost
    found: Lack = {}
    for stretch in formulation.stretches:
        lost = sum(
            cost[column] * values[column]
            for column in (stretch.below_minimum, stretch.below_target)
        )
        if lost > 0:
            place = stretch.requirement.post_id, stretch.requirement.date
            found[place] = found.get(place, 0.0) + lost
    return found


def by_day(lack: Lack) -> dict[date, float]:
    """Return the points lacking on each date."""
    days: dict[date, float] = {}
    for (_, day), points in lack.items():
        days[day] = days.get(day, 0.0) + points
    return days
