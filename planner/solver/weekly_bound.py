"""A bound of the whole period from its weeks, each relaxed apart.

Few rows of a model tie weeks together (hours of the month, monthly shares). Without
them the relaxation falls apart into weeks, each solved in a fraction of the time and
memory of the whole; the prices found bound the whole model, those few rows being free
(measured in docs/decisions/0005-dask.md).
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.domain.period import monday_of
from planner.solver.build import build
from planner.solver.daily_bound import lift
from planner.solver.dividing import divided
from planner.solver.dual import dual_bound
from planner.solver.engine import run
from planner.solver.lack import lacking
from planner.solver.part import Part
from planner.solver.spent import Spent

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.engine import Limits


def raised_weekly_bound(problem: Problem, engine: str, limits: Limits) -> Part:
    """Return the same, raised day by day in what time is left."""
    return weekly_bound(problem, engine, limits, raised=True)


def weekly_bound(
    problem: Problem, engine: str, limits: Limits, *, raised: bool = False
) -> Part:
    """Return a bound of `problem`; of the weeks relaxed in time, if not of all."""
    started = time.monotonic()

    def left() -> float | None:
        return limits.seconds and limits.seconds - (time.monotonic() - started)

    spent = Spent()
    with spent.on("building"):
        formulation = build(problem)
        model = formulation.model
        weeks = divided(formulation, monday_of)
    prices = np.zeros(len(model.row_lower))
    values = np.zeros(len(model.cost))
    for week in weeks.numbers:
        seconds = left()
        if seconds is not None and seconds <= 0:
            break
        columns, rows = weeks.entries_of(week)
        with spent.on("relaxation"):
            wanted = replace(limits, seconds=seconds, crossover=False)
            found = run(model.block(columns, rows), engine, wanted, relaxed=True)
        if found.prices is not None:
            prices[rows] = found.prices
        if found.values is not None:
            values[columns] = found.values
    bound = dual_bound(model, prices)
    if raised:
        with spent.on("search"):
            wanted = replace(limits, seconds=left())
            bound += lift(formulation, prices, engine, wanted)
    return Part(
        rota=None,
        bound=bound,
        optimal=False,
        spent=spent.seconds,
        lack=lacking(formulation, values.tolist()),
    )
