"""Solve one problem, whole or restricted, in one go of an engine."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.errors import JudgeDisagrees
from planner.evaluation.evaluate import evaluate
from planner.solver.build import build
from planner.solver.engine import Limits, run

TOLERANCE = 1e-5
"""Relative difference between model and judge put down to floating point."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What an engine made of a problem."""

    rota: Rota | None
    """Assignments of the free cells only; none when no rota was found in time."""
    bound: float
    """Points no rota of the problem can go below."""
    optimal: bool


def solve_part(
    problem: Problem, start: Rota | None, engine: str, limits: Limits
) -> Part:
    """Return the best rota found for the free cells of `problem`.

    `start`, a rota of those cells, is handed to the engine as a hint. Raises
    `JudgeDisagrees` when the judge finds more wrong than the model counted.
    """
    formulation = build(problem)
    hint = formulation.columns_of(start) if start else None
    answer = run(formulation.model, engine, limits, hint=hint)
    if answer.values is None:
        return Part(rota=None, bound=answer.bound, optimal=False)
    rota = formulation.rota(answer.values)
    judged = evaluate(problem, rota).objective
    over = judged - answer.objective
    if over > TOLERANCE * max(1.0, abs(answer.objective)):
        raise JudgeDisagrees(
            f"The judge counts {judged:g} points where the solver counted "
            f"{answer.objective:g}."
        )
    return Part(rota=rota, bound=answer.bound, optimal=answer.optimal)


def relax(problem: Problem, engine: str, seconds: float | None) -> float | None:
    """Return the points no rota can go below, from the linear relaxation."""
    answer = run(
        build(problem).model, engine, Limits(seconds=seconds), relaxed=True
    )
    return answer.objective if answer.optimal else None
