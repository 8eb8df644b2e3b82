"""Run a model through an engine of MathOpt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ortools.math_opt.python import mathopt

from planner.errors import EngineFailed, NoRota
from planner.solver.handing import Handed
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.solver.linear import LinearModel

SOLVERS = {
    "highs": mathopt.SolverType.HIGHS,
    "cp-sat": mathopt.SolverType.CP_SAT,
    "gscip": mathopt.SolverType.GSCIP,
}
RELAXATION = mathopt.SolverType.HIGHS
"""Engine of every relaxation: the others are not made for large linear programs."""
LARGE = 40_000
"""Columns above which the interior point method beats the simplex on these models."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """When an engine stops."""

    seconds: float | None = None
    nodes: int | None = None
    gap: float = 0.0
    points: float = 0.0
    """Points by which an answer may miss what is proven, whatever their share."""
    worth: float = math.inf
    """Points that, still missed near the relaxation, are worth mending days and then a
    search among all columns: a post critical to the day can hang on one that the
    relaxation, which staffs it by halves, has no use for."""
    seed: int = 0
    simplex: bool = False
    """Relax by the simplex at any size: better where few columns have a cost."""
    crossover: bool = True
    """Bring a large relaxation to a corner, with as few columns as can be above zero;
    without, the bound is there sooner."""
    sure: bool = False
    """Keep also what the relaxation has at one, look near it once only and mend the
    days that lack most: a rota sooner, hardly worse."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an engine found: column values if any, and a proven lower bound."""

    values: tuple[float, ...] | None
    objective: float
    bound: float
    optimal: bool
    prices: tuple[float, ...] | None = None
    """What each row is worth, of a relaxation that has them."""


def run(
    model: LinearModel,
    engine: str,
    limits: Limits,
    *,
    hint: Mapping[int, float] | None = None,
    relaxed: bool = False,
) -> Answer:
    """Return the engine's answer; raise `EngineFailed` when it has neither."""
    if not model.cost:
        return Answer(
            values=(),
            objective=0.0,
            bound=0.0,
            optimal=True,
            prices=(0.0,) * len(model.row_lower),
        )
    handed = Handed(model=model, relaxed=relaxed)
    parameters = _relaxation(model, limits) if relaxed else _parameters(engine, limits)
    solver = RELAXATION if relaxed else SOLVERS[engine]
    try:
        result = mathopt.solve(
            handed.math_opt,
            solver,
            params=parameters,
            model_params=handed.parameters(hint),
        )
    except (AttributeError, RuntimeError, ValueError) as error:
        # MathOpt fails with the first of these while it words a refusal of the engine.
        refusal = error.__context__ or error
        raise EngineFailed(
            message("The engine refused: {detail}", detail=str(refusal))
        ) from error
    reason = result.termination.reason
    if reason is mathopt.TerminationReason.INFEASIBLE:
        raise NoRota(message("The engine says that no rota obeys the hard rules."))
    if reason in (
        mathopt.TerminationReason.NUMERICAL_ERROR,
        mathopt.TerminationReason.OTHER_ERROR,
    ):
        raise EngineFailed(
            message("The engine stopped: {detail}", detail=result.termination.detail)
        )
    values = handed.values(result)
    bounds = result.termination.objective_bounds
    return Answer(
        values=values,
        objective=bounds.primal_bound if values is not None else math.inf,
        bound=bounds.dual_bound,
        optimal=reason is mathopt.TerminationReason.OPTIMAL,
        prices=handed.prices(result) if relaxed else None,
    )


def _relaxation(model: LinearModel, limits: Limits) -> mathopt.SolveParameters:
    parameters = mathopt.SolveParameters(random_seed=limits.seed)
    if len(model.cost) > LARGE and not limits.simplex:
        parameters.lp_algorithm = mathopt.LPAlgorithm.BARRIER
        if not limits.crossover:
            parameters.highs.string_options["run_crossover"] = "off"
    if limits.seconds is not None:
        parameters.time_limit = timedelta(seconds=max(0.05, limits.seconds))
    return parameters


def _parameters(engine: str, limits: Limits) -> mathopt.SolveParameters:
    parameters = mathopt.SolveParameters(
        random_seed=limits.seed,
        relative_gap_tolerance=limits.gap,
        absolute_gap_tolerance=limits.points,
    )
    if limits.seconds is not None:
        parameters.time_limit = timedelta(seconds=max(0.05, limits.seconds))
    if limits.nodes is not None and engine != "cp-sat":
        parameters.node_limit = limits.nodes
    if engine == "cp-sat":
        parameters.threads = 1
    return parameters
