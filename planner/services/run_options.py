"""What a person chooses before a calculation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.services.refusal import Refused
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST = 1
"""Seconds."""
LONGEST = 4 * 3600
USUAL = 180


class Keep(StrEnum):
    """What a calculation leaves as it is."""

    PINS = "pins"
    """What people fixed; the search starts from the current rota."""
    FRESH = "fresh"
    """Nothing: not even what people fixed in the draft."""
    PUBLISHED = "published"
    """What people were told, unless a need is covered by changing it."""
    GAPS = "gaps"
    """Every day on which someone works already: only empty days are planned."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to keep, from when on, and how long to search."""

    keep: Keep = Keep.PINS
    from_day: date | None = None
    """Everything before stays as the current rota has it."""
    seconds: float = USUAL
    now: datetime | None = None
    """Local moment at which it was asked: the past cannot be told again."""

    def __post_init__(self) -> None:
        if not SHORTEST <= self.seconds <= LONGEST:
            raise Refused(
                message(
                    "The time to spend must be between {least} second and {most} "
                    "hours.",
                    least=SHORTEST,
                    most=LONGEST // 3600,
                )
            )

    @property
    def partial(self) -> bool:
        """Whether some days are not planned at all."""
        return self.keep is Keep.GAPS or self.from_day is not None

    def written(self) -> dict[str, Any]:
        """Return the options as they are kept with the calculation."""
        return {
            "keep": self.keep.value,
            "from": self.from_day.isoformat() if self.from_day else None,
            "seconds": self.seconds,
            "now": self.now.replace(tzinfo=None).isoformat() if self.now else None,
        }


def read_options(content: Mapping[str, Any]) -> Options:
    """Return the options kept with a calculation."""
    return Options(
        keep=Keep(content["keep"]),
        from_day=date.fromisoformat(content["from"]) if content["from"] else None,
        seconds=content["seconds"],
        now=datetime.fromisoformat(content["now"]) if content["now"] else None,
    )
