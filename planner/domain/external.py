"""Capacity bought outside: a telephone platform that takes what is left over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.window import Window
from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
                message(
                    "Platform '{id}': one line at least, no negative price.", id=self.id
                )
            )

    def open_on(self, day: date, start: int, end: int) -> bool:
        """Return whether it answers during the whole of `start`-`end` on `day`."""
        if day in self.refused:
            return False
        return any(
            window.minutes_on(day, start, end) == end - start for window in self.windows
        )


def platforms_by_post(platforms: Iterable[External]) -> Mapping[str, External]:
    """Return the platform of each post; raise `InvalidValue` if one has two."""
    found: dict[str, External] = {}
    for one in platforms:
        for post_id in sorted(one.post_ids):
            if post_id in found:
                raise InvalidValue(
                    message(
                        "Post '{post}' overflows to '{first}' and to '{second}': "
                        "one platform at most.",
                        post=post_id,
                        first=found[post_id].id,
                        second=one.id,
                    )
                )
            found[post_id] = one
    return found
