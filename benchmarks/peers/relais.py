"""Our own calculation, as it is, with what it had reached when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.peers.judged import Planned, judged
from benchmarks.peers.shared import shared
from planner.solver.config import SolverConfig
from planner.solver.solve import solve

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return the judge's figures, the bound proven, and the way there."""
    common = shared(problem)
    result = solve(common, SolverConfig(seconds=seconds, seed=seed, workers=2))
    own = result.evaluation.objective
    return {
        **judged(common, Planned(rota=result.rota, own=own, exact=True)),
        "bound": result.bound,
        "steps": [
            (moment.seconds, moment.objective)
            for moment in result.history
            if moment.phase != "construction"
        ],
    }
