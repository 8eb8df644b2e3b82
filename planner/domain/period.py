"""The dates a rota covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from planner.errors import InvalidValue
from planner.text.message import FullDate, message

SATURDAY = 5
LONGEST_DAYS = 400
"""A period is a month, a cycle of at most 12 weeks, or at most a year of study."""


@lru_cache(maxsize=4096)
def monday_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def is_weekend(day: date) -> bool:
    """Return whether a date is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


@dataclass(frozen=True, kw_only=True)
class Period:
    """First and last date of a rota, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue(
                message(
                    "The period ends on {end}, before it starts on {start}.",
                    end=FullDate(self.end),
                    start=FullDate(self.start),
                )
            )
        if (self.end - self.start).days >= LONGEST_DAYS:
            raise InvalidValue(
                message("The period is longer than {days} days.", days=LONGEST_DAYS)
            )

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every date of the period, in order."""
        count = (self.end - self.start).days + 1
        return tuple(self.start + timedelta(days=n) for n in range(count))

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Monday of every week the period touches, in order."""
        return tuple(dict.fromkeys(monday_of(day) for day in self.days))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
