"""What happened, as the options of `planner repair` say it."""

from __future__ import annotations

import re

from planner.cli.moments import day_of, moment_of, time_of
from planner.domain.clock import END_OF_DAY, GRID, clock
from planner.services.refusal import Refused
from planner.solver.repair.event import Absent, Event, Need
from planner.text.message import message

NEED = re.compile(
    r"(?P<post>[^:]+):(?P<day>[^:]+):(?P<start>[^-]+)-(?P<end>\d+[:h]\d*)"
    r":(?P<minimum>\d+)(:(?P<target>\d+))?"
)
MIDNIGHT = ("24:00", "24h", "24h00")


def event_of(
    absent: str | None, first: str | None, last: str | None, need: str | None
) -> Event:
    """Return the event the options name; raise `Refused` unless they name one."""
    if (absent is None) == (need is None):
        raise Refused(
            message("Say what happened: --absent with --from and --to, or --need.")
        )
    if need is not None:
        return need_of(need)
    if absent is None or first is None:
        raise Refused(message("Say from when she is absent: --from."))
    return Absent(
        employee_id=absent,
        first=moment_of(first),
        last=moment_of(last or first.split("T")[0], end=True),
    )


def need_of(text: str) -> Need:
    """Return the need written `POST:D:HH:MM-HH:MM:MIN[:TARGET]`."""
    found = NEED.fullmatch(text.strip())
    if found is None:
        raise Refused(
            message(
                "'{text}' is not a need: write POST:DATE:FROM-TO:MINIMUM, for "
                "instance desk:2027-03-09:08:30-12:30:2.",
                text=text,
            )
        )
    minimum = int(found["minimum"])
    start, end = _minute(found["start"]), _minute(found["end"])
    _check_grid(start, end)
    return Need(
        post_id=found["post"],
        date=day_of(found["day"]),
        start=start,
        end=end,
        minimum=minimum,
        target=int(found["target"] or minimum),
    )


def _check_grid(start: int, end: int) -> None:
    """Raise `Refused` unless both fall on a quarter-hour, naming those around."""
    around = start // GRID * GRID, -(-end // GRID) * GRID
    if around != (start, end):
        raise Refused(
            message(
                "A need starts and ends on a quarter-hour: {start}-{end} does not, "
                "write {first}-{last}.",
                start=clock(start),
                end=clock(end),
                first=clock(around[0]),
                last=clock(around[1]),
            )
        )


def _minute(text: str) -> int:
    if text in MIDNIGHT:
        return END_OF_DAY
    at = time_of(text)
    return at.hour * 60 + at.minute
