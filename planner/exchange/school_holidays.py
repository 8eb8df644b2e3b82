"""School holidays of metropolitan France by zone, as stretches of dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from holidays import country_holidays

SCHOOL_ZONES = ("A", "B", "C")
A_DAY = timedelta(days=1)


@cache
def school_holidays(zone: str, year: int) -> tuple[tuple[date, date], ...]:
    """Return first and last date of each stretch of school holidays in a year.

    Years whose calendar is not published are computed by the library: provisional.
    """
    days = sorted(
        country_holidays(
            "FR", subdiv=f"Zone {zone}", years=year, categories=("school",)
        )
    )
    if not days:
        return ()
    breaks = [(one, other) for one, other in pairwise(days) if other - one > A_DAY]
    starts = [days[0], *(other for _, other in breaks)]
    ends = [*(one for one, _ in breaks), days[-1]]
    return tuple(zip(starts, ends, strict=True))
