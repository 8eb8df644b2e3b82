"""A calculation as users start it: how good, how soon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.rules.rule import Level
from planner.solver.config import SolverConfig
from planner.solver.result import Result, relative_gap
from planner.solver.solve import solve

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return the figures of one calculation."""
    result = solve(problem, SolverConfig(seconds=seconds, seed=seed))
    evaluation = result.evaluation
    return {
        "status": str(result.status),
        "spent": result.seconds,
        "objective": evaluation.objective,
        "bound": result.bound,
        "gap": result.gap,
        "net_gap": result.net_gap,
        "first_rota": _first_rota(result),
        "to_10": _reached(result, 0.10),
        "to_5": _reached(result, 0.05),
        "shortages": _shortages(result),
        "hard": len(evaluation.hard),
        "minimum": evaluation.shortage_minutes["minimum"],
        "target": evaluation.shortage_minutes["target"],
        "minimum_points": evaluation.penalty_by_level[Level.MINIMUM],
    }


def _first_rota(result: Result) -> float | None:
    """Return when the whole period had a rota: the end of the construction."""
    for moment in result.history:
        if moment.phase != "construction":
            return moment.seconds
    return None


def _shortages(result: Result) -> list[tuple[float, float]]:
    """Return when what is missing below the minimum changed, and to what."""
    changes: list[tuple[float, float]] = []
    for moment in result.history:
        minutes = moment.shortage_minutes["minimum"]
        if not changes or changes[-1][1] != minutes:
            changes.append((moment.seconds, minutes))
    return changes


def _reached(result: Result, gap: float) -> float | None:
    """Return when the objective came within `gap` of the bound known at the end."""
    for moment in result.history:
        now = relative_gap(moment.objective, result.bound)
        if moment.phase != "construction" and now is not None and now <= gap:
            return moment.seconds
    return None
