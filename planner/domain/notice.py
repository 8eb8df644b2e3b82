"""How long before the day someone is told that her hours change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

LONG_DAYS = 15
"""A rota is known this long before it applies (décret 2002-9 art. 13)."""
SHORT_HOURS = 48
"""It may be changed up to this long before, save constraints of the service (same
article; both figures seen in a secondary source only)."""
MINUTES_AN_HOUR = 60
LAST_MINUTE = 24 * MINUTES_AN_HOUR - 1


class Notice(StrEnum):
    """How late a change comes for the person it concerns."""

    LONG = "long"
    """More than 15 days before."""
    SHORT = "short"
    """15 days or less, but more than 48 hours before."""
    URGENT = "urgent"
    """48 hours before or less."""


def time_left(day: date, start: int, now: datetime) -> timedelta:
    """Return the time from `now` to `start` minutes of `day`; below 0 once past.

    `now` is in the time of the establishment.
    """
    hour, minute = divmod(min(start, LAST_MINUTE), MINUTES_AN_HOUR)
    return datetime.combine(day, time(hour, minute), now.tzinfo) - now


def notice_of(day: date, start: int, now: datetime | None) -> Notice:
    """Return the class of a change that first bites on `day` at `start` minutes.

    `now` is when the person is told; without it every change is in good time.
    """
    if now is None:
        return Notice.LONG
    left = time_left(day, start, now)
    if left > timedelta(days=LONG_DAYS):
        return Notice.LONG
    return Notice.SHORT if left > timedelta(hours=SHORT_HOURS) else Notice.URGENT
