"""The morning and the afternoon of a day."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.clock import END_OF_DAY, NOON
from planner.domain.rota import Assignment

HALVES = ((0, NOON), (NOON, END_OF_DAY))
"""From-to of the morning and of the afternoon."""
ENOUGH = 60
"""Minutes in a half-day from which an assignment is shown there: the quarter-hour
before 13:00 of an afternoon that begins at 12:45 does not make a morning."""


def by_half(day: Iterable[Assignment]) -> tuple[list[Assignment], list[Assignment]]:
    """Return the assignments of the morning and those of the afternoon, in order."""
    morning, afternoon = [], []
    for one in day:
        enough = min(ENOUGH, one.end - one.start)
        if min(one.end, NOON) - one.start >= enough:
            morning.append(one)
        if one.end - max(one.start, NOON) >= enough:
            afternoon.append(one)
    return morning, afternoon
