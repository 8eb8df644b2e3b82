"""How the caller of a search follows and ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.rota import Rota
from planner.solver.result import Progress


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
