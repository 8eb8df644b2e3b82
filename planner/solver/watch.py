"""How the caller of a search follows and ends it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.solver.result import Progress

if TYPE_CHECKING:
    from planner.solver.crew import Crew, Outcomes

POLL = 0.2
"""Seconds between two looks at whether a person wants to stop."""


class Stopped(Exception):
    """A person wants no more: the best rota so far is the answer."""


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What the caller wants to hear, and how the caller ends the search."""

    progress: Callable[[Progress], None] | None = None
    better: Callable[[Rota], None] | None = None
    """Told each better rota, whole or not."""
    cancel: Callable[[], bool] | None = None
    """Asked now and then; true ends the search."""

    def wait(self, crew: Crew, seconds: float | None) -> Outcomes:
        """Return what a crew has done after at most `seconds`, nothing if it is idle.

        Raises `Stopped` when the caller cancels.
        """
        until = None if seconds is None else time.monotonic() + seconds
        while crew.busy:
            if self.cancel and self.cancel():
                raise Stopped
            left = POLL if until is None else min(POLL, until - time.monotonic())
            outcomes = crew.outcomes(max(0.0, left))
            if outcomes or left <= 0:
                return outcomes
        return []
