"""What a place has room for, and where nobody may be alone."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.window import Window
from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Room:
    """An office or desk of a site: posts name the room they are held in."""

    id: str
    name: str
    site_id: str
    seats: int
    """People who can work there at the same time."""
    phones: int
    """People who can be on the phone there at the same time."""

    def __post_init__(self) -> None:
        if self.seats < 1 or not self.phones >= 0:
            raise InvalidValue(
                message(
                    "Room '{id}': at least one seat, and no negative number of phones.",
                    id=self.id,
                )
            )


@dataclass(frozen=True, kw_only=True)
class LoneRisk:
    """Hours of a site at which nobody may be there alone."""

    site_id: str
    window: Window
    people: int = 2
    """Fewest people present together, when anyone is."""

    def __post_init__(self) -> None:
        if self.people < 2:
            raise InvalidValue(
                message(
                    "Hours at risk of site '{site}': 2 people at least.",
                    site=self.site_id,
                )
            )
