"""Recurring hours in one cell: `lun-ven 12:00-14:00, sam 08:00-12:00`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.domain.window import Window
from planner.errors import InvalidValue
from planner.exchange.days import read_weekdays, write_weekdays
from planner.exchange.kinds import SEGMENTS, Kind, Unreadable
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

HOURS = re.compile(r"(?P<days>[^\d]+?)\s+(?P<hours>\d.*)")


def read_windows(text: str) -> tuple[Window, ...]:
    """Return the windows of a cell: days, then one or more stretches, then a comma."""
    parts = [part for part in re.split(r"\s*,\s*", text.strip()) if part]
    return tuple(window for part in parts for window in _windows(part))


def _windows(part: str) -> Iterable[Window]:
    found = HOURS.fullmatch(part)
    if not found:
        raise Unreadable(
            message(
                "'{part}' does not say days and hours: write lun-ven 12:00-14:00.",
                part=part,
            )
        )
    weekdays = read_weekdays(found["days"])
    try:
        return [
            Window(weekdays=weekdays, start=start, end=end)
            for start, end in SEGMENTS.read(found["hours"])
        ]
    except InvalidValue as refused:
        raise Unreadable(refused.said) from refused


def write_windows(windows: Iterable[Window]) -> str:
    """Return the text `read_windows` takes back."""
    return ", ".join(
        f"{write_weekdays(one.weekdays)} {clock(one.start)}-{clock(one.end)}"
        for one in windows
    )


WINDOWS = Kind(
    name="hours of the week",
    allowed="days and hours, separated by commas: "
    "`mon-fri 12:00-14:00, sat 08:00-12:00`",
    read=read_windows,
    write=write_windows,
)
