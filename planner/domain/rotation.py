"""Who turns over which activities, and when nobody is put on the phone."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.window import Window
from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """People who each hold every one of some activities within some weeks (roulement).

    Rounds are counted from Monday 1 January 2024 and run across the end of a period:
    each is asked for in the period it ends in.
    """

    id: str
    name: str
    employee_ids: frozenset[str]
    activity_ids: frozenset[str]
    weeks: int = 1
    """Length of one round."""

    def __post_init__(self) -> None:
        if self.weeks < 1:
            raise InvalidValue(
                message("Rotation '{id}': a round lasts a week or more.", id=self.id)
            )
        if len(self.activity_ids) < 2:
            raise InvalidValue(
                message("Rotation '{id}' needs two activities at least.", id=self.id)
            )


@dataclass(frozen=True, kw_only=True)
class ProtectedBlock:
    """Hours without phone, every week, of one person or of a whole service."""

    window: Window
    employee_id: str | None = None
    service_id: str | None = None
    """Home service of those it protects, when it names no person."""

    def __post_init__(self) -> None:
        if (self.employee_id is None) == (self.service_id is None):
            raise InvalidValue(
                message("A protected block names a person or a service.")
            )
