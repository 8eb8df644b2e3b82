"""Verdicts on a whole rota, which take time that steps could use."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.evaluation.evaluate import evaluate

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.evaluation.evaluate import Evaluation

REFRESH_SHARE = 0.05
"""Judging the whole rota takes at most this share of the time."""


class Verdicts:
    """Judges whole rotas of a problem, and knows how long the last one took."""

    def __init__(self, problem: Problem) -> None:
        self.seconds = 0.0
        """Wall time of the last verdict."""
        self._problem = problem
        self._ended = time.monotonic()

    def on(self, rota: Rota) -> Evaluation:
        """Return the verdict on a rota."""
        started = time.monotonic()
        evaluation = evaluate(self._problem, rota)
        self._ended = time.monotonic()
        self.seconds = self._ended - started
        return evaluation

    @property
    def rested(self) -> bool:
        """Whether another verdict would not take too much of the time."""
        return self.seconds < REFRESH_SHARE * (time.monotonic() - self._ended)
