"""A linear relaxation with what each of its rows is worth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ortools.math_opt.python import mathopt

from planner.solver.engine import RELAXATION

if TYPE_CHECKING:
    from planner.solver.linear import LinearModel


@dataclass(frozen=True, kw_only=True)
class Priced:
    """The optimum of a relaxation, by column, and the price of each row."""

    objective: float
    values: tuple[float, ...]
    prices: tuple[float, ...]


def relaxed_prices(model: LinearModel, seconds: float) -> Priced | None:
    """Return the relaxation of a model solved by the simplex, none if out of time."""
    math_opt = model.math_opt(relaxed=True)
    parameters = mathopt.SolveParameters()
    if seconds < math.inf:
        parameters.time_limit = timedelta(seconds=max(0.05, seconds))
    result = mathopt.solve(math_opt, RELAXATION, params=parameters)
    if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    values, prices = result.variable_values(), result.dual_values()
    return Priced(
        objective=result.objective_value(),
        values=tuple(values[one] for one in math_opt.variables()),
        prices=tuple(prices[one] for one in math_opt.linear_constraints()),
    )
