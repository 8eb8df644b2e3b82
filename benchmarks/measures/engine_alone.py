"""The same model given whole to the engine: what the search has to beat."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from planner.evaluation.evaluate import evaluate
from planner.solver.engine import Limits
from planner.solver.part import prove
from planner.solver.result import relative_gap

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return the objective and gap of HiGHS alone; none when it finds no rota."""
    started = time.monotonic()
    part = prove(problem, None, "highs", Limits(seconds=seconds, seed=seed))
    spent = {"plain_spent": time.monotonic() - started}
    if part.rota is None:
        return spent
    objective = evaluate(problem, part.rota).objective
    return {
        **spent,
        "plain_objective": objective,
        "plain_gap": relative_gap(objective, part.bound),
    }
