"""Which kind of neighbourhood to try next, by what has paid, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FADING = 0.85
"""How much of the best rate so far stays at each step."""
LEARNT = 0.7
"""How much of what a kind paid before stays at each of its steps."""
MOST_EARNED = 2.0
"""Weight that the kind with the best rate comes near; a kind begins with half of it."""
LEAST = 0.15
"""Weight no kind falls below: what does not pay now may pay later."""
SMALLEST, LARGEST = 40, 1500
"""Cells planned again in one step."""
START_SHARE, START_LEAST, START_MOST = 0.05, 100, 400
"""A first step plans this share of all cells, within these limits."""
GROWTH, SHRINKING = 1.25, 0.7
QUICK, SLOW = 1.5, 4.0
"""Seconds below which a step may be larger, and above which it must be smaller."""


@dataclass
class _Kind:
    size: float
    weight: float = 1.0


class Choice:
    """What each kind of neighbourhood has paid per second, and the size it solves."""

    def __init__(self, kinds: int, cells: int) -> None:
        """Begin with so many kinds, in a problem of so many cells."""
        first = min(START_MOST, max(START_LEAST, START_SHARE * cells))
        self._kinds = [_Kind(first) for _ in range(kinds)]
        self._best = 0.0

    def size(self, kind: int) -> int:
        """Return how many cells a step of this kind is to plan."""
        return round(self._kinds[kind].size)

    def draw(self, chance: Random) -> int:
        """Return a kind, likelier the more it has paid."""
        weights = [kind.weight for kind in self._kinds]
        return chance.choices(range(len(weights)), weights)[0]

    def learn(
        self,
        kind: int,
        *,
        cells: int,
        gain: float,
        solved: bool,
        seconds: float | None,
    ) -> None:
        """Take in what a step of so many cells gained, and its time.

        `solved` says that it came to its end. By the clock, the next is larger only
        where a quick one gained nothing: small ones pay more by the second as long as
        they pay. A step that found fewer cells than it was to plan says nothing of
        larger ones. Without `seconds` nothing depends on the clock: every step counts
        the same, and those that plan more gain more.
        """
        rate = gain / max(seconds, 0.1) if seconds is not None else gain
        self._best = max(self._best * FADING, rate)
        share = rate / self._best if self._best else 0.0
        known = self._kinds[kind]
        # The root leaves those that pay little, but often, in the draw.
        earned = MOST_EARNED * share**0.5
        known.weight = max(LEAST, LEARNT * known.weight + (1 - LEARNT) * earned)
        factor = _factor(solved, seconds)
        idle = seconds is None or not gain
        if factor < 1 or (cells >= round(known.size) and idle):
            known.size = min(LARGEST, max(SMALLEST, known.size * factor))


def _factor(solved: bool, seconds: float | None) -> float:
    if not solved or (seconds is not None and seconds > SLOW):
        return SHRINKING
    return GROWTH if seconds is None or seconds < QUICK else 1.0
