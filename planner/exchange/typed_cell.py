"""A cell as a spreadsheet keeps it (date, time, number) as the text a table reads."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.exchange.kinds import SPACES

if TYPE_CHECKING:
    from planner.exchange.kinds import Kind

DAY_ZERO = datetime.fromisoformat("1899-12-31")
"""Day 0 of the calendar of Excel, where lengths of time count from."""
LAST_LENGTH_YEAR = 1900
SERIAL = (20_000, 80_000)
"""Numbers that are dates a person left unformatted: 1954 to 2119."""
MINUTES_A_DAY = 1440
TIMES, DATES = {"time", "times", "length"}, {"date", "days", "dates"}
TypedCell = str | int | float | bool | date | datetime | time | timedelta | None


def cell_text(value: TypedCell, kind: Kind | None) -> str:
    """Return the text of a cell, as `kind` reads it; nothing for an empty cell."""
    if isinstance(value, str):
        return value.strip(SPACES + " \t\r\n")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(value, kind.name if kind else "")
    return _moment(value)


def _number(value: float, kind: str) -> str:
    if kind == "time" and 0 <= value <= 1:
        return _clock(value * MINUTES_A_DAY)
    if kind in DATES and SERIAL[0] <= value <= SERIAL[1] and value == int(value):
        return (DAY_ZERO + timedelta(days=value - 1)).date().isoformat()
    if kind == "percent" and 0 < value <= 1:
        value = round(value * 100, 6)
    return str(int(value)) if value == int(value) else repr(value)


def _moment(value: date | datetime | time | timedelta) -> str:
    if isinstance(value, timedelta):
        return _clock(value / timedelta(minutes=1))
    if isinstance(value, time):
        return _clock(value.hour * 60 + value.minute + value.second / 60)
    if value.year <= LAST_LENGTH_YEAR:
        moment = datetime.fromisoformat(value.isoformat())
        return _clock((moment - DAY_ZERO) / timedelta(minutes=1))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def _clock(minutes: float) -> str:
    whole = round(abs(minutes))
    return f"{'-' if minutes < 0 else ''}{whole // 60}:{whole % 60:02d}"
