"""A bound raised day by day: what no whole person can do, the relaxation can by halves.

Given what each row is worth, the model falls apart into days (Lagrangian relaxation of
the rows that tie them: hours, rest, runs of days). The relaxation bounds each; its best
whole answer bounds it better, and a day is small enough to have it. The difference
counts in full for the whole period, whatever the prices (A. M. Geoffrion, Lagrangean
relaxation for integer programming, Mathematical Programming Study 2, 1974).
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.errors import EngineFailed
from planner.solver.build import build
from planner.solver.dividing import TYING, UNTIED, divided
from planner.solver.dual import dual_bound, reduced_costs
from planner.solver.engine import Limits, run
from planner.solver.lack import lacking
from planner.solver.part import Part
from planner.solver.spent import Spent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation
    from planner.solver.linear import LinearModel

DAY_SECONDS = 10.0
"""Longest time for one day."""
DAY_NODES = 1000
DAY_GAP = 1e-3
"""Of the points of a day at its prices."""


def whole_bound(problem: Problem, engine: str, limits: Limits) -> Part:
    """Return the bound of the linear relaxation, with the prices of its rows."""
    spent = Spent()
    with spent.on("building"):
        formulation = build(problem)
    with spent.on("relaxation"):
        wanted = replace(limits, crossover=False)
        answer = run(formulation.model, engine, wanted, relaxed=True)
    if answer.prices is None or answer.values is None:
        bound = answer.objective if answer.optimal else None
        return Part(rota=None, bound=bound, optimal=False, spent=spent.seconds)
    prices = np.array(answer.prices)
    return Part(
        rota=None,
        bound=dual_bound(formulation.model, prices),
        optimal=False,
        spent=spent.seconds,
        prices=prices,
        lack=lacking(formulation, answer.values),
    )


def raised_bound(
    problem: Problem, prices: NDArray[np.float64], engine: str, limits: Limits
) -> Part:
    """Return the bound of these prices of the rows, raised day by day."""
    spent = Spent()
    started = time.monotonic()
    with spent.on("building"):
        formulation = build(problem)
        proven = dual_bound(formulation.model, prices)
    left = limits.seconds and limits.seconds - (time.monotonic() - started)
    with spent.on("search"):
        raised = lift(formulation, prices, engine, replace(limits, seconds=left))
    return Part(rota=None, bound=proven + raised, optimal=False, spent=spent.seconds)


def lift(
    formulation: Formulation, prices: NDArray[np.float64], engine: str, limits: Limits
) -> float:
    """Return the points by which the days, solved apart, raise the bound of `prices`.

    Each day has an equal share of the time there is; one that has no answer in it
    raises nothing.
    """
    started = time.monotonic()
    model = formulation.model
    days = divided(formulation, lambda day: day)
    used = _used(model, prices)
    left_of = reduced_costs(model, np.where(days.rows == TYING, used, 0.0))
    raised = 0.0
    numbers = [number for number in days.numbers if number != UNTIED]
    for place, number in enumerate(numbers):
        columns, rows = days.entries_of(number)
        day = model.block(columns, rows)
        day.cost = left_of[columns].tolist()
        wanted = Limits(seconds=DAY_SECONDS, nodes=DAY_NODES, gap=DAY_GAP)
        if limits.seconds is not None:
            left = limits.seconds - (time.monotonic() - started)
            if left <= 0:
                break
            share = min(DAY_SECONDS, left / (len(numbers) - place))
            wanted = replace(wanted, seconds=share)
        raised += max(0.0, _best(day, engine, wanted) - dual_bound(day, used[rows]))
    return raised


def _best(day: LinearModel, engine: str, limits: Limits) -> float:
    """Return the points no whole answer goes below, as far as the engine got."""
    try:
        return run(day, engine, limits).bound
    except EngineFailed:
        return -np.inf


def _used(model: LinearModel, prices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the prices that count: none on a side where the row has no limit."""
    side = np.where(prices > 0, model.row_lower, model.row_upper)
    return np.where(np.isfinite(side), prices, 0.0)
