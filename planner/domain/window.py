"""Hours of some days of the week, as recurring limits state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.clock import check_interval, overlap
from planner.domain.people import DAYS_A_WEEK
from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

WORKING_WEEK = frozenset(range(5))
"""Monday (0) to Friday (4)."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """From-to, in minutes since midnight, on given days of the week (0 is Monday)."""

    weekdays: frozenset[int] = WORKING_WEEK
    start: int
    end: int

    def __post_init__(self) -> None:
        check_interval(self.start, self.end, lambda: message("Window"))
        if not self.weekdays <= frozenset(range(DAYS_A_WEEK)) or not self.weekdays:
            raise InvalidValue(message("A window is on days 0 (Monday) to 6 (Sunday)."))

    def minutes_on(self, day: date, start: int, end: int) -> int:
        """Return how many minutes of `start`-`end` on `day` lie in the window."""
        if day.weekday() not in self.weekdays:
            return 0
        return overlap(self.start, self.end, start, end)
