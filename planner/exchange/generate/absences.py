"""Who is away, by motive, length and season; only the dates are kept.

The shares of days are assumptions for medical secretaries of public hospitals (about
9 % in all besides leave), to be replaced by an establishment's own 24 months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import Absence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from planner.domain.people import Employee
    from planner.domain.period import Period

SEASON = (1.2, 1.2, 1.1, 0.95, 0.9, 0.95, 0.85, 0.75, 0.95, 1.05, 1.1, 1.0)
"""Unplanned sickness by month, January first: winter epidemics."""
LEAVE = (0.06, 0.1, 0.06, 0.12, 0.12, 0.08, 0.24, 0.3, 0.07, 0.1, 0.08, 0.15)
"""Share of days on leave and days off for reduced hours, by month."""
STARTS = (28, 22, 18, 17, 12, 2, 1)
"""How often a spell starts on each weekday, Monday first."""


@dataclass(frozen=True, kw_only=True)
class Motive:
    """A reason to be away: used to draw dates, never written anywhere."""

    share: float
    """Part of days lost."""
    shortest: int
    longest: int
    """Length of a spell in days of the calendar."""
    planned: bool = False
    seasonal: bool = False

    @property
    def mean(self) -> float:
        """Mean length of a spell."""
        return (self.shortest + self.longest) / 2


LONG = 400
"""A spell this long is one that lasts the whole period."""
MOTIVES = (
    Motive(share=0.005, shortest=1, longest=5, seasonal=True),
    Motive(share=0.033, shortest=6, longest=20, seasonal=True),
    Motive(share=0.015, shortest=LONG, longest=LONG),
    Motive(share=0.003, shortest=5, longest=20),
    Motive(share=0.013, shortest=LONG, longest=LONG, planned=True),
    Motive(share=0.006, shortest=1, longest=3),
    Motive(share=0.012, shortest=1, longest=3, planned=True),
    Motive(share=0.003, shortest=1, longest=1, planned=True),
)
"""Short sickness, sickness, long-term, accident, maternity, family, training, other."""


def absences(
    people: Iterable[Employee], period: Period, random: Random
) -> tuple[Absence, ...]:
    """Return the absences of everybody over the period, none overlapping."""
    return tuple(absence for one in people for absence in _of(one.id, period, random))


def _of(employee_id: str, period: Period, random: Random) -> Iterator[Absence]:
    taken: list[tuple[date, date]] = []
    for motive in (*MOTIVES, _leave(period)):
        for first, last in _spells(motive, period, random):
            if all(last < start or end < first for start, end in taken):
                taken.append((first, last))
                yield Absence(
                    employee_id=employee_id,
                    first=first,
                    last=last,
                    planned=motive.planned,
                )


def _leave(period: Period) -> Motive:
    share = LEAVE[period.start.month - 1]
    return Motive(share=share, shortest=1, longest=14, planned=True)


def _spells(
    motive: Motive, period: Period, random: Random
) -> Iterator[tuple[date, date]]:
    """Yield first and last dates of spells that begin in the period."""
    if motive.shortest >= LONG:
        if random.random() < motive.share:
            yield period.start, period.end
        return
    season = SEASON[period.start.month - 1] if motive.seasonal else 1.0
    daily = motive.share * season / motive.mean
    for day in period.days:
        if random.random() < daily * STARTS[day.weekday()] / sum(STARTS) * 7:
            length = random.randint(motive.shortest, motive.longest)
            yield day, min(period.end, day + timedelta(days=length - 1))
