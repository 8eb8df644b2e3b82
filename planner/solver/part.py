"""Solve one problem, whole or restricted: relax it, then search near the relaxation.

The relaxation of these models is nearly integral: nine columns in ten that it leaves at
zero are at zero in the best rota. An engine that is given the few others finds a rota
in seconds where the whole search spends its time on cuts that gain nothing (figures in
docs/decisions/0003-search.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.errors import EngineFailed, JudgeDisagrees
from planner.evaluation.evaluate import evaluate
from planner.solver.build import build
from planner.solver.engine import Answer, Limits, run

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation

TOLERANCE = 1e-5
"""Relative difference between model and judge put down to floating point."""
ZERO = 1e-6
"""A column of the relaxation below it is at zero."""
ROUND_SHARE = 0.5
"""Share of the time given to the search near the relaxation."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What became of a problem."""

    rota: Rota | None
    """Assignments of the free cells only; none when no rota was found in time."""
    bound: float | None
    """Points no rota of the problem can go below, if that was found out."""
    optimal: bool
    """Whether the search near the relaxation, or the whole one, went to its end."""


def solve_part(
    problem: Problem, start: Rota | None, engine: str, limits: Limits
) -> Part:
    """Return a rota for the free cells of `problem`, near the relaxation's.

    `start`, a rota of those cells, stays reachable, so the answer is no worse unless
    time runs out. Raises `JudgeDisagrees` when the judge counts more than the model.
    """
    formulation = build(problem)
    relaxed = run(formulation.model, engine, limits, relaxed=True)
    if relaxed.values is None or not relaxed.optimal:
        return Part(rota=None, bound=None, optimal=False)
    hint = formulation.columns_of(start) if start else None
    near = _near(formulation, relaxed, hint, engine, limits)
    if near.values is None:
        return Part(rota=None, bound=relaxed.objective, optimal=False)
    rota = _judged(formulation, near)
    return Part(rota=rota, bound=relaxed.objective, optimal=near.optimal)


def prove(problem: Problem, start: Rota | None, engine: str, limits: Limits) -> Part:
    """Return what the engine makes of the whole problem, with the bound it proves."""
    formulation = build(problem)
    hint = formulation.columns_of(start) if start else None
    answer = run(formulation.model, engine, limits, hint=hint)
    rota = None if answer.values is None else _judged(formulation, answer)
    return Part(rota=rota, bound=answer.bound, optimal=answer.optimal)


def relax(problem: Problem, engine: str, limits: Limits) -> Part:
    """Return the bound of the linear relaxation alone."""
    answer = run(build(problem).model, engine, limits, relaxed=True)
    bound = answer.objective if answer.optimal else None
    return Part(rota=None, bound=bound, optimal=False)


def _near(
    formulation: Formulation,
    relaxed: Answer,
    hint: dict[int, float] | None,
    engine: str,
    limits: Limits,
) -> Answer:
    """Search with the columns at zero in the relaxation, and in `hint`, left out."""
    model = formulation.model
    upper = list(model.upper)
    kept = {column for column, value in (hint or {}).items() if value}
    for column, value in enumerate(relaxed.values or ()):
        if model.integer[column] and value < ZERO and column not in kept:
            model.upper[column] = model.lower[column]
    shorter = limits.seconds and limits.seconds * ROUND_SHARE
    try:
        return run(model, engine, replace(limits, seconds=shorter), hint=hint)
    except EngineFailed:
        # The columns left may carry no whole rota, though rare: search them all.
        model.upper = upper
        return run(model, engine, limits, hint=hint)
    finally:
        model.upper = upper


def _judged(formulation: Formulation, answer: Answer) -> Rota:
    rota = formulation.rota(answer.values or ())
    judged = evaluate(formulation.problem, rota).objective
    if judged - answer.objective > TOLERANCE * max(1.0, abs(answer.objective)):
        raise JudgeDisagrees(
            f"The judge counts {judged:g} points where the solver counted "
            f"{answer.objective:g}."
        )
    return rota
