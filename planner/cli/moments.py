"""Dates and times as people type them on the command line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from planner.domain.clock import END_OF_DAY
from planner.exchange.kinds import Unreadable, day, hours_and_minutes
from planner.services.refusal import Refused
from planner.text.message import message

MIDNIGHT = "24:00"
DAY = timedelta(days=1)
MINUTES_AN_HOUR = 60


def moment_of(text: str, *, end: bool = False) -> datetime:
    """Return a moment written `D` or `DTHH:MM`; a date alone is midnight.

    As an `end`, a date alone is included: it means midnight of the day after.
    """
    written, *rest = re.split(r"[T ]", text.strip(), maxsplit=1)
    on = day_of(written)
    if not rest:
        return datetime.combine(on + DAY if end else on, time())
    if rest[0] == MIDNIGHT:
        return datetime.combine(on + DAY, time())
    return datetime.combine(on, time_of(rest[0]))


def day_of(text: str) -> date:
    """Return a date; raise `Refused` when it is none."""
    try:
        return day(text)
    except Unreadable as error:
        raise Refused(
            message("'{text}' is not a date: write it like 2027-03-09.", text=text)
        ) from error


def time_of(text: str) -> time:
    """Return a time of day; raise `Refused` when it is none."""
    minutes = hours_and_minutes(text)
    if minutes is None or minutes >= END_OF_DAY:
        raise Refused(
            message("'{text}' is not a time: write it like 08:30.", text=text)
        )
    return time(*divmod(minutes, MINUTES_AN_HOUR))


def here() -> datetime:
    """Return the moment on the clock of this place, as rotas are written."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)
