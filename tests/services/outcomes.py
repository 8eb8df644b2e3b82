"""Rotas put in a store the way a calculation does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.evaluation.evaluate import evaluate
from planner.services import runs
from planner.services.solving import outcome
from planner.solver.result import Result, Status

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.store.store import Store


def result(problem: Problem, rota: Rota, status: Status = Status.FEASIBLE) -> Result:
    return Result(
        rota=rota,
        evaluation=evaluate(problem, rota),
        bound=0.0,
        status=status,
        seconds=1.5,
        seed=3,
        engine="highs",
        history=(),
    )


def record(store: Store, plan_id: str, problem: Problem, rota: Rota) -> int:
    """Return the run whose outcome is this rota."""
    run_id = runs.request_run(store, plan_id, {"seed": 3}, who="test")
    runs.take_run(store, run_id)
    runs.finish_run(store, run_id, outcome(result(problem, rota)))
    return run_id
