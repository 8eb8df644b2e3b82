"""Which kind of neighbourhood to try next, by what has paid, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FADING = 0.85
"""How much of what was learnt stays at each step."""
LEAST = 0.15
"""Weight no kind falls below: what does not pay now may pay later."""
SMALLEST, START, LARGEST = 60, 160, 900
"""Cells planned again in one step."""
GROWTH, SHRINKING = 1.15, 0.8
QUICK, SLOW = 1.5, 5.0
"""Seconds below which a step may be larger, and above which it must be smaller."""


@dataclass
class _Kind:
    weight: float = 1.0
    size: float = START


class Choice:
    """What each kind of neighbourhood has paid per second, and the size it solves."""

    def __init__(self, kinds: int) -> None:
        self._kinds = [_Kind() for _ in range(kinds)]
        self._best = 0.0

    def size(self, kind: int) -> int:
        """Return how many cells a step of this kind is to plan."""
        return round(self._kinds[kind].size)

    def draw(self, chance: Random) -> int:
        """Return a kind, likelier the more it has paid."""
        weights = [kind.weight for kind in self._kinds]
        return chance.choices(range(len(weights)), weights)[0]

    def learn(
        self, kind: int, *, gain: float, solved: bool, seconds: float | None
    ) -> None:
        """Take in what a step gained, whether it was solved to the end, and its time.

        Without `seconds` nothing depends on the clock: every step counts the same.
        """
        rate = gain / max(seconds, 0.1) if seconds is not None else gain
        self._best = max(self._best * FADING, rate)
        share = rate / self._best if self._best else 0.0
        known = self._kinds[kind]
        earned = share + bool(gain)
        known.weight = max(LEAST, FADING * known.weight + (1 - FADING) * earned)
        known.size = min(LARGEST, max(SMALLEST, known.size * _factor(solved, seconds)))


def _factor(solved: bool, seconds: float | None) -> float:
    if not solved or (seconds is not None and seconds > SLOW):
        return SHRINKING
    return GROWTH if seconds is None or seconds < QUICK else 1.0
