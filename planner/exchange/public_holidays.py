"""Public holidays of the French territories.

Labour code L. 3133-1 (everywhere), ordinance of 16 August 1892 (Alsace-Moselle),
labour code L. 3422-2 (overseas).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from holidays import country_holidays

if TYPE_CHECKING:
    from planner.domain.period import Period

ZONES: dict[str, str | None] = {
    "national": None,
    "alsace_moselle": "6AE",
    "971": "971",
    "972": "972",
    "973": "973",
    "974": "974",
    "976": "976",
    "BL": "BL",
    "MF": "MF",
    "PM": "PM",
    "NC": "NC",
    "PF": "PF",
    "WF": "WF",
}
"""Zone of a site to the subdivision of the `holidays` library."""
AROUND = timedelta(days=31)
"""Holidays this long before and after the period are kept: weeks straddle it."""


def public_holidays(zone: str, period: Period) -> frozenset[date]:
    """Return the public holidays of `zone` in and around `period`."""
    first, last = period.start - AROUND, period.end + AROUND
    found = country_holidays(
        "FR", subdiv=ZONES[zone], years=range(first.year, last.year + 1)
    )
    return frozenset(one for one in found if first <= one <= last)
