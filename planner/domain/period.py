"""The dates a rota covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from planner.errors import InvalidValue
from planner.text.message import FullDate, message

DAY = timedelta(days=1)
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


def period_after(
    period: Period, start: date | None = None, end: date | None = None
) -> Period:
    """Return the period that follows, from the next day on unless `start` says later.

    Without an `end`, a period that starts with a month ends with it, and any other is
    as long as the one before.
    """
    first = start or period.end + DAY
    if first <= period.end:
        raise InvalidValue(
            message(
                "The next period starts after this one, which ends on {end}: start it "
                "on {next} or later.",
                end=FullDate(period.end),
                next=FullDate(period.end + DAY),
            )
        )
    return Period(start=first, end=end or _usual_end(period, first))


def _usual_end(period: Period, first: date) -> date:
    if first.day == 1:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first + (period.end - period.start)
