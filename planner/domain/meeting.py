"""Meetings: who must be there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.clock import check_interval
from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A date, hours, and the people who must attend: they hold its post, nobody else.

    The post has an activity of kind `meeting`; its requirement asks for everyone, so
    that an absent participant shows as missing. Shift types of a participant may be
    cut where the meeting starts and ends.
    """

    id: str
    name: str
    post_id: str
    date: date
    start: int
    end: int
    employee_ids: frozenset[str]

    def __post_init__(self) -> None:
        check_interval(
            self.start, self.end, lambda: message("Meeting '{id}'", id=self.id)
        )
        if not self.employee_ids:
            raise InvalidValue(
                message("Meeting '{id}' has no participant.", id=self.id)
            )
