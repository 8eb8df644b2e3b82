"""What is measured: a problem, and how long the calculation has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Case:
    """One problem, or one per seed, with the time given to it."""

    name: str
    what: str
    """The problem in a few words."""
    seconds: float
    problem: Callable[[int], Problem]
    """Return the problem of a seed."""
    gap_asked: float | None = None
    """The bar: relative gap to reach within the time."""
    people: int | None = None
    """How many, where the cost of growth is read from it."""
    covered_asked: float | None = None
    """The bar: seconds until every minimum that can be covered is."""
    plain: bool = False
    """Whether the whole model is also given to the engine as it stands."""
    usual: bool = True
    """Whether it runs unless asked for by name."""
