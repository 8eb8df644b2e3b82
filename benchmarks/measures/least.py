"""What no rota can cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.floor import floor_of

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def measure(problem: Problem, _seed: int, _seconds: float) -> dict[str, Any]:
    """Return the floor of the shortage below the minimum."""
    floor = floor_of(problem)
    return {
        "floor": floor.minutes,
        "floor_quarter": floor.quarter,
        "floor_points": floor.points,
    }
