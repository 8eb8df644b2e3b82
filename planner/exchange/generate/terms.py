"""Hours, contracts and working patterns of a public hospital at 37 h 30."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.people import Contract, PatternWeek, WorkingPattern
from planner.domain.shift import Piece, ShiftType

if TYPE_CHECKING:
    from datetime import date

MORNING = Piece(8 * 60 + 30, 12 * 60 + 30)
AFTERNOON = Piece(13 * 60 + 15, 16 * 60 + 45)
OPENING = 7 * 60 + 30
CLOSING = 20 * 60
DAY_MINUTES = 450
FULL_WEEK = 5 * DAY_MINUTES
HANDOVERS = (10 * 60 + 30, 15 * 60)
EARLY_END = 15 * 60
LATE_START = 12 * 60 + 30

SHIFT_TYPES = (
    ShiftType(id="J", name="Journée", segments=(MORNING, AFTERNOON)),
    ShiftType(
        id="JP",
        name="Journée, plateau téléphonique",
        segments=(MORNING, AFTERNOON),
        handovers=HANDOVERS,
    ),
    ShiftType(
        id="M",
        name="Matin tôt",
        segments=(Piece(OPENING, EARLY_END),),
        break_minutes=20,
    ),
    ShiftType(
        id="S", name="Soir", segments=(Piece(LATE_START, CLOSING),), break_minutes=20
    ),
    ShiftType(id="JM", name="Demi-journée, matin", segments=(MORNING,)),
    ShiftType(id="SAM", name="Samedi matin", segments=(MORNING,)),
)

QUOTAS = {100: 78, 90: 5, 80: 9, 70: 2, 60: 3, 50: 3}
"""Quota to share of people in percent: 22 % part-time, mostly at 80 and 90 %."""

CONTRACTS = tuple(
    Contract(
        id=f"q{quota}",
        name=f"Temps partiel {quota} %" if quota < 100 else "Temps plein",
        rule_set="fph",
        quota=quota,
        weekly_minutes=FULL_WEEK * quota // 100,
    )
    for quota in QUOTAS
)

DAYS_OFF = {
    90: ((), (2,)),
    80: ((2,),),
    70: ((2,), (2, 4)),
    60: ((0, 2),),
    50: ((3, 4), (0, 1, 2)),
}
"""Quota to the weekdays off in each week of the cycle (Monday 0)."""
WEDNESDAY, SATURDAY = 2, 5
SATURDAY_CYCLE = 4
"""One Saturday morning in this many weeks, with a short Wednesday."""


def _week(shifts: tuple[str, ...], off: tuple[int, ...] = ()) -> PatternWeek:
    return tuple(() if day > 4 or day in off else shifts for day in range(7))


def _saturday_week(shifts: tuple[str, ...]) -> PatternWeek:
    week = list(_week(shifts))
    week[WEDNESDAY], week[SATURDAY] = ("JM",), ("SAM",)
    return tuple(week)


def pattern(quota: int, shifts: tuple[str, ...], shift_days: int = 0) -> WorkingPattern:
    """Return the pattern of a quota, its days off moved on by `shift_days`."""
    cycle = DAYS_OFF.get(quota, ((),))
    moved = [tuple((day + shift_days) % 5 for day in off) for off in cycle]
    turn = f"-{shift_days}" if quota < 100 else ""
    return WorkingPattern(
        id=f"{'-'.join(shifts)}-{quota}{turn}".lower(),
        weeks=tuple(_week(shifts, off) for off in moved),
    )


def saturday_pattern(turn: int, anchor: date) -> WorkingPattern:
    """Return a full-time pattern with one Saturday morning every four weeks."""
    weeks = [_week(("J",)) for _ in range(SATURDAY_CYCLE)]
    weeks[turn] = _saturday_week(("J",))
    return WorkingPattern(id=f"samedi-{turn + 1}", weeks=tuple(weeks), anchor=anchor)
