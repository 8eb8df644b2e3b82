"""CP-SAT on the whole month at once, with two workers and a greedy start.

The model is the one our own search cuts into parts: columns for hours, posts and pieces
with all rules of the book. The same problem written with one Boolean for each day
possible (see `view.py`) was tried and did worse, as did the solver's usual settings:
what counts is a full linear relaxation at every node (`max_lp`). The start is the
greedy rota, completed with the columns that follow from it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ortools.math_opt.python import mathopt

from benchmarks.peers.greedy import greedy
from benchmarks.peers.judged import Planned, judged
from benchmarks.peers.prepare import rota_of, view_of
from benchmarks.peers.shared import shared
from planner.errors import EngineFailed
from planner.solver.build import build
from planner.solver.handing import Handed

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation

WORKERS = 2
COMPLETION = 10.0
"""Seconds at most to find the columns that follow from the greedy rota."""
Values = dict[mathopt.Variable, float]


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return what the judge says after `seconds` of search, the start apart."""
    common = shared(problem)
    return judged(common, plan(common, seed, seconds))


def plan(problem: Problem, seed: int, seconds: float) -> Planned:
    """Return the rota CP-SAT finds; raise `EngineFailed` when it finds none."""
    formulation = build(problem)
    handed = Handed(model=formulation.model, relaxed=False)
    start = _completed(formulation, handed.math_opt, problem)
    result = mathopt.solve(
        handed.math_opt,
        mathopt.SolverType.CP_SAT,
        params=_parameters(seed, seconds),
        model_params=_hint(start),
    )
    _values(result)
    return Planned(
        rota=formulation.rota(handed.values(result) or ()),
        own=result.objective_value(),
        exact=False,
    )


def _parameters(seed: int, seconds: float) -> mathopt.SolveParameters:
    parameters = mathopt.SolveParameters(
        threads=WORKERS, random_seed=seed, time_limit=timedelta(seconds=seconds)
    )
    parameters.cp_sat.linearization_level = 2
    parameters.cp_sat.subsolvers.append("max_lp")
    return parameters


def _completed(
    formulation: Formulation, model: mathopt.Model, problem: Problem
) -> Values:
    """Return every column of the greedy rota."""
    view = view_of(problem)
    columns = formulation.columns_of(rota_of(view, greedy(view)))
    if columns is None:
        raise EngineFailed("The greedy rota is none of the model.")
    parameters = mathopt.SolveParameters(
        threads=WORKERS, time_limit=timedelta(seconds=COMPLETION)
    )
    parameters.cp_sat.fix_variables_to_their_hinted_value = True
    given = {
        model.get_variable(column): value
        for column, value in columns.items()
        if model.has_variable(column)
    }
    result = mathopt.solve(
        model,
        mathopt.SolverType.CP_SAT,
        params=parameters,
        model_params=_hint(given),
    )
    return _values(result)


def _hint(values: Values) -> mathopt.ModelSolveParameters:
    return mathopt.ModelSolveParameters(
        solution_hints=[mathopt.SolutionHint(variable_values=values)]
    )


def _values(result: mathopt.SolveResult) -> Values:
    if not result.has_primal_feasible_solution():
        raise EngineFailed("CP-SAT found no rota in the time given.")
    return result.variable_values()
