"""When someone is not there, or would rather not be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY, check_interval, overlap
from planner.domain.shift import Piece
from planner.errors import InvalidValue
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Dates, or hours of one date, on which an employee cannot work: always hard.

    No motive is kept here: the planner needs to know that, never why.
    """

    employee_id: str
    first: date
    last: date
    start: int = 0
    """Time of day it starts on each date."""
    end: int = END_OF_DAY
    planned: bool = True
    """Known before the rota was made (leave, training), or not (illness)."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(
                message(
                    "Absence of '{who}' ends on {last}, before it starts on {first}.",
                    who=self.employee_id,
                    last=FullDate(self.last),
                    first=FullDate(self.first),
                )
            )
        check_interval(
            self.start,
            self.end,
            lambda: message("Absence of '{who}'", who=self.employee_id),
        )

    @property
    def whole_day(self) -> bool:
        """Whether it takes whole days."""
        return self.start == 0 and self.end == END_OF_DAY

    def minutes_on(self, day: date, start: int, end: int) -> int:
        """Return how many minutes of `start`-`end` on `day` it takes."""
        if not self.first <= day <= self.last:
            return 0
        return overlap(self.start, self.end, start, end)


def hours_taken(absences: Iterable[Absence], day: date) -> tuple[Piece, ...]:
    """Return the hours of a date that absences of less than a day take."""
    return tuple(
        Piece(one.start, one.end)
        for one in absences
        if not one.whole_day and one.first <= day <= one.last
    )


class RequestKind(StrEnum):
    """What an employee wishes for a date."""

    DAY_OFF = "day_off"
    SHIFT = "shift"
    TELEWORK = "telework"
    NOT_SHIFT = "not_shift"
    """Would rather not work these hours."""
    ON_SHIFT = "on_shift"
    """Would like to work, in these hours: a day off does not grant it."""

    @property
    def names_hours(self) -> bool:
        """Whether a wish of this kind goes with a shift type."""
        return self in (RequestKind.SHIFT, RequestKind.NOT_SHIFT, RequestKind.ON_SHIFT)


@dataclass(frozen=True, kw_only=True)
class Request:
    """A wish for one date: heard when possible, never at the price of coverage."""

    employee_id: str
    date: date
    kind: RequestKind
    shift_type_id: str | None = None
    """The hours meant, for a wish of kind `shift`, `not_shift` or `on_shift`."""
    strength: int = 1
    """1 would be nice, 2 matters, 3 matters a lot."""

    def __post_init__(self) -> None:
        if self.strength not in (1, 2, 3):
            raise InvalidValue(
                message(
                    "Request of '{who}' on {date}: strength is 1 to 3.",
                    who=self.employee_id,
                    date=FullDate(self.date),
                )
            )
        if self.kind.names_hours != (self.shift_type_id is not None):
            raise InvalidValue(
                message(
                    "Request of '{who}' on {date}: a shift type goes with a "
                    "wish of kind 'shift', 'not_shift' or 'on_shift' only.",
                    who=self.employee_id,
                    date=FullDate(self.date),
                )
            )
