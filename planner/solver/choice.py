"""Which kind of neighbourhood to try next, by what has paid, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FADING = 0.85
"""How much of what was learnt stays at each step."""
LEAST = 0.15
"""Weight no kind falls below: what does not pay now may pay later."""
SMALLEST, START, LARGEST = 60, 160, 600
"""Cells planned again in one step."""
GROWTH, SHRINKING = 1.15, 0.8


class Choice:
    """Weights of the kinds of neighbourhood, and the size that is still solved."""

    def __init__(self, kinds: int) -> None:
        self.size = START
        self._weights = [1.0] * kinds
        self._best = 0.0

    def draw(self, chance: Random) -> int:
        """Return a kind, likelier the more it has paid."""
        return chance.choices(range(len(self._weights)), self._weights)[0]

    def learn(self, kind: int, *, gain: float, solved: bool) -> None:
        """Take in what a step gained, and whether it was solved to the end."""
        self._best = max(self._best * FADING, gain)
        share = gain / self._best if self._best else 0.0
        weight = FADING * self._weights[kind] + (1 - FADING) * (share + bool(gain))
        self._weights[kind] = max(LEAST, weight)
        factor = GROWTH if solved else SHRINKING
        self.size = round(min(LARGEST, max(SMALLEST, self.size * factor)))
