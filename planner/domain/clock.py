"""Times of day as minutes since midnight, on the 15-minute grid."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.text.message import Message

GRID = 15
"""Smallest step of a rota in minutes: a relay on a phone line lasts a quarter-hour."""
NOON = 13 * 60
"""Where the morning ends and the afternoon begins when a day is told in half-days."""
END_OF_DAY = 24 * 60


def clock(minutes: int) -> str:
    """Return a time of day as `HH:MM`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def check_interval(start: int, end: int, what: Callable[[], Message]) -> None:
    """Raise `InvalidValue` unless `start < end`, both on the grid and in one day.

    `what` says what is meant; it is asked only where something is wrong.
    """
    if not 0 <= start < END_OF_DAY or not 0 < end <= END_OF_DAY:
        raise InvalidValue(
            message("{what} must lie between 00:00 and 24:00.", what=what())
        )
    if start >= end:
        raise InvalidValue(
            message(
                "{what} ends at {end}, not after its start at {start}.",
                what=what(),
                end=clock(end),
                start=clock(start),
            )
        )
    if start % GRID or end % GRID:
        raise InvalidValue(
            message(
                "{what} ({start}-{end}) must fall on quarter-hours.",
                what=what(),
                start=clock(start),
                end=clock(end),
            )
        )


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many minutes two intervals of one day share."""
    return max(0, min(end, other_end) - max(start, other_start))


def cut(start: int, end: int, times: Iterable[int]) -> list[tuple[int, int]]:
    """Return from-to cut at the times that lie inside it; none when it is empty."""
    marks = sorted({start, end} | {time for time in times if start < time < end})
    return list(pairwise(marks)) if start < end else []
