"""The instance's own definition of a good rota, written without the rule book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.rosters.instance import Instance, Staff

Plan = Mapping[tuple[str, int], str]
"""Person and day to the shift worked; no entry on a day off."""


def penalty(instance: Instance, plan: Plan) -> int:
    """Return the published objective of a plan."""
    held = Counter((day, shift) for (_, day), shift in plan.items())
    total = 0
    for need in instance.cover:
        gap = need.people - held[need.day, need.shift]
        total += need.under * max(0, gap) + need.over * max(0, -gap)
    for wish in instance.wanted:
        total += wish.weight * (plan.get((wish.staff, wish.day)) != wish.shift)
    for wish in instance.unwanted:
        total += wish.weight * (plan.get((wish.staff, wish.day)) == wish.shift)
    return total


def faults(instance: Instance, plan: Plan) -> list[str]:
    """Return every hard constraint a plan breaks."""
    return [
        f"{one.id}: {fault}"
        for one in instance.staff
        for fault in _faults(
            instance, one, [plan.get((one.id, day)) for day in range(instance.days)]
        )
    ]


def _faults(instance: Instance, one: Staff, row: list[str | None]) -> Iterator[str]:
    minutes = sum(instance.minutes[shift] for shift in row if shift)
    if not one.fewest_minutes <= minutes <= one.most_minutes:
        yield f"{minutes} minutes"
    for shift, times in Counter(shift for shift in row if shift).items():
        if times > one.most_of[shift]:
            yield f"{shift} {times} times"
    for before, after in pairwise(row):
        if before and after in instance.not_followed_by.get(before, ()):
            yield f"{after} after {before}"
    if any(row[day] for day in one.days_off):
        yield "works on a day off"
    pairs = [row[day : day + 2] for day in range(5, instance.days, 7)]
    if sum(any(pair) for pair in pairs) > one.most_weekends:
        yield "too many weekends"
    runs = [(on, len(list(days))) for on, days in groupby(row, key=bool)]
    if any(on and length > one.most_in_a_row for on, length in runs):
        yield "too many days in a row"
    for on, length in runs[1:-1]:
        if length < (one.fewest_in_a_row if on else one.fewest_off_in_a_row):
            yield f"a run of {length} days {'on' if on else 'off'}"
