"""How long each day of a working pattern is, beside the other days of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.people import WorkingPattern
    from planner.domain.shift import ShiftType

Lengths = Mapping[tuple[str, ...], float]
"""Shift types a day offers to its length, where 1 is the mean day of the pattern."""


def lengths_of(
    patterns: Iterable[WorkingPattern], shifts: Mapping[str, ShiftType]
) -> Mapping[str, Lengths]:
    """Return the length of the days of each pattern, by id of the pattern.

    The hours of a day are the mean of those of the shift types it offers.
    """
    return {one.id: _lengths(one, shifts) for one in patterns}


def _lengths(pattern: WorkingPattern, shifts: Mapping[str, ShiftType]) -> Lengths:
    days = [day for week in pattern.weeks for day in week if day]
    hours = {day: _mean_hours(day, shifts) for day in set(days)}
    ordinary = sum((hours[day] for day in days), Fraction()) / len(days)
    # Exact until here: days of one length owe the very same minutes.
    return {day: float(one / ordinary) for day, one in hours.items()}


def _mean_hours(day: tuple[str, ...], shifts: Mapping[str, ShiftType]) -> Fraction:
    return Fraction(sum(shifts[name].minutes for name in day), len(day))
