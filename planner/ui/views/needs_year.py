"""The year at a glance: school holidays, the plan's period, variants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.exchange.school_holidays import SCHOOL_ZONES, school_holidays
from planner.services.needs import StatedNeeds
from planner.text.message import message, say_date

if TYPE_CHECKING:
    from planner.ui.views.needs import WeekTab

ZONE = message("School holidays, zone {zone}")
PERIOD = message("This plan")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A stretch of dates within the year."""

    x: int
    """Days after 1 January."""
    width: int
    said: str


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One line of the strip."""

    name: str
    kind: str
    bars: tuple[Bar, ...]


def lanes(
    stated: StatedNeeds, variants: Iterable[WeekTab], year: int, language: str
) -> tuple[Lane, ...]:
    """Return the lines of the strip of a year, from top to bottom."""
    period = stated.problem.period

    def lane(name: str, kind: str, spans: Iterable[tuple[date, date]]) -> Lane:
        bars = (_bar(first, last, year, language) for first, last in spans)
        return Lane(name=name, kind=kind, bars=tuple(bar for bar in bars if bar))

    return (
        lane(PERIOD.say(language), "plan", [(period.start, period.end)]),
        *(
            lane(
                message(ZONE.msgid, zone=zone).say(language),
                "school",
                school_holidays(zone, year),
            )
            for zone in SCHOOL_ZONES
        ),
        *(
            lane(one.name, "variant", [(s.first, s.last) for s in one.week.validity])
            for one in variants
        ),
    )


def _bar(first: date, last: date, year: int, language: str) -> Bar | None:
    start, end = date(year, 1, 1), date(year, 12, 31)
    if last < start or first > end:
        return None
    shown, until = max(first, start), min(last, end)
    return Bar(
        x=(shown - start).days,
        width=(until - shown).days + 1,
        said=f"{say_date(first, language)} – {say_date(last, language)}",
    )
