"""The leave a person asks for, as an absence of the problem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.absence import Absence
from planner.domain.clock import END_OF_DAY, NOON
from planner.domain.period import LONGEST_DAYS
from planner.services.refusal import Refused
from planner.store.leave import LeaveKind
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(StrEnum):
    """Which part of each day a leave takes."""

    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"


HOURS: Mapping[Part, tuple[int, int]] = {
    Part.DAY: (0, END_OF_DAY),
    Part.MORNING: (0, NOON),
    Part.AFTERNOON: (NOON, END_OF_DAY),
}


@dataclass(frozen=True, kw_only=True)
class LeaveOrder:
    """The leave a person asks for."""

    employee_id: str
    kind: LeaveKind
    first: date
    last: date
    part: Part = Part.DAY

    def absence(self) -> Absence:
        """Return the absence; raise `Refused` for dates that cannot be."""
        if self.last < self.first:
            raise Refused(
                message(
                    "The leave ends on {last}, before it begins on {first}.",
                    first=self.first,
                    last=self.last,
                )
            )
        if (self.last - self.first).days >= LONGEST_DAYS:
            raise Refused(message("A leave lasts 400 days at most."))
        start, end = HOURS[self.part]
        return Absence(
            employee_id=self.employee_id,
            first=self.first,
            last=self.last,
            start=start,
            end=end,
            planned=self.kind is not LeaveKind.SICK,
        )
