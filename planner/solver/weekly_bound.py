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
from planner.solver.dual import dual_bound
from planner.solver.engine import run
from planner.solver.part import Part
from planner.solver.spent import Spent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planner.domain.problem import Problem
    from planner.solver.engine import Limits
    from planner.solver.formulation import Formulation
    from planner.solver.linear import LinearModel

UNTIED = 0
"""Number of the block of columns that belong to no single week."""
ROUNDS = 4
"""How far a week spreads from the cells, over rows, to the columns beside them."""


def weekly_bound(problem: Problem, engine: str, limits: Limits) -> Part:
    """Return a bound of `problem`; of the weeks relaxed in time, if not of all."""
    started = time.monotonic()
    spent = Spent()
    with spent.on("building"):
        formulation = build(problem)
        model = formulation.model
        blocks = _blocks(formulation)
    prices = np.zeros(len(model.row_lower))
    of_rows = _row_blocks(model, blocks)
    for block in range(int(blocks.max(initial=UNTIED)) + 1):
        left = limits.seconds and limits.seconds - (time.monotonic() - started)
        if left is not None and left <= 0:
            break
        kept = np.flatnonzero(of_rows == block)
        with spent.on("relaxation"):
            part = model.block(np.flatnonzero(blocks == block), kept)
            wanted = replace(limits, seconds=left, crossover=False)
            found = run(part, engine, wanted, relaxed=True)
        if found.prices is not None:
            prices[kept] = found.prices
    bound = dual_bound(model, prices)
    return Part(rota=None, bound=bound, optimal=False, spent=spent.seconds)


def _blocks(formulation: Formulation) -> NDArray[np.int64]:
    """Return the block of each column: its week's number from 1, or `UNTIED`."""
    weeks = {
        monday: 1 + place
        for place, monday in enumerate(formulation.problem.period.weeks)
    }
    model = formulation.model
    blocks = np.zeros(len(model.cost), dtype=np.int64)
    for cell in formulation.cells.values():
        week = weeks[monday_of(cell.day)]
        for shift in cell.shifts.values():
            blocks[[shift.worked, *([] if shift.mixed is None else [shift.mixed])]] = (
                week
            )
        blocks[[column for _, _, column in cell.holds]] = week
        if cell.remote is not None:
            blocks[cell.remote] = week
    for _ in range(ROUNDS):
        if not _spread(model, blocks):
            break
    return blocks


def _spread(model: LinearModel, blocks: NDArray[np.int64]) -> bool:
    """Give columns that only meet one week that week; return whether any was."""
    rows, columns, _ = model.entries()
    least, most = _extremes(rows, blocks[columns], len(model.row_lower))
    met = most[rows] > UNTIED
    low, high = _extremes(
        np.concatenate((columns[met], columns[met])),
        np.concatenate((least[rows[met]], most[rows[met]])),
        len(blocks),
    )
    fresh = (blocks == UNTIED) & (high > UNTIED) & (low == high)
    blocks[fresh] = high[fresh]
    return bool(fresh.any())


def _extremes(
    keys: NDArray[np.int64], weeks: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first and the last week met by each key; `UNTIED` when none."""
    most = np.full(size, UNTIED, dtype=np.int64)
    np.maximum.at(most, keys, weeks)
    least = most.copy()
    tied = weeks > UNTIED
    np.minimum.at(least, keys[tied], weeks[tied])
    return least, most


def _row_blocks(model: LinearModel, blocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the block of each row, -1 for those that tie blocks together."""
    rows, columns, _ = model.entries()
    size = len(model.row_lower)
    least = np.full(size, np.iinfo(np.int64).max)
    most = np.full(size, -1, dtype=np.int64)
    np.minimum.at(least, rows, blocks[columns])
    np.maximum.at(most, rows, blocks[columns])
    return np.where(least == most, most, -1)
