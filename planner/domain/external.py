"""Capacity bought outside: a telephone platform that takes what is left over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.window import Window
from planner.errors import InvalidValue


@dataclass(frozen=True, kw_only=True)
class External:
    """A platform: within its hours it holds what nobody holds, as lines are left.

    It is never planned: calls overflow to it, most costly gap first. A post overflows
    to one platform at most.
    """

    id: str
    name: str
    post_ids: frozenset[str]
    """Phone posts it may hold."""
    windows: tuple[Window, ...]
    lines: int
    """Posts it holds at the same time."""
    price: float = 25.0
    """Euros an hour and line."""
    refused: frozenset[date] = frozenset()
    """Dates on which it said no."""

    def __post_init__(self) -> None:
        if self.lines < 1 or self.price < 0:
            raise InvalidValue(
                f"Platform '{self.id}': one line at least, no negative price."
            )

    def open_on(self, day: date, start: int, end: int) -> bool:
        """Return whether it answers during the whole of `start`-`end` on `day`."""
        if day in self.refused:
            return False
        return any(
            window.minutes_on(day, start, end) == end - start for window in self.windows
        )
