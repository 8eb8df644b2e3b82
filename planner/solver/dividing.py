"""The model of a period in blocks of dates, which few rows tie together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.solver.formulation import Formulation
    from planner.solver.linear import LinearModel

UNTIED = 0
"""Number of the block of columns that belong to no single one."""
TYING = -1
"""Instead of a block's number: a row that ties blocks together."""
ROUNDS = 4
"""How far a block spreads from the cells, over rows, to the columns beside them."""


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """Columns and rows of a model by the number of the block they belong to."""

    columns: NDArray[np.int64]
    """Block of each column, from 1; else `UNTIED`."""
    rows: NDArray[np.int64]
    """Block of each row, `UNTIED` where all its columns are; else `TYING`."""

    @property
    def numbers(self) -> range:
        """Every block, that of untied columns first."""
        return range(int(self.columns.max(initial=UNTIED)) + 1)

    def entries_of(self, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the columns and the rows of a block."""
        return (
            np.flatnonzero(self.columns == number),
            np.flatnonzero(self.rows == number),
        )


def divided(formulation: Formulation, part_of: Callable[[date], date]) -> Blocks:
    """Return the blocks of a formulation: dates with the same part make one."""
    model = formulation.model
    parts = sorted({part_of(day) for day in formulation.problem.period.days})
    numbers = {part: 1 + place for place, part in enumerate(parts)}
    columns = np.zeros(len(model.cost), dtype=np.int64)
    for cell in formulation.cells.values():
        number = numbers[part_of(cell.day)]
        for shift in cell.shifts.values():
            columns[shift.worked] = number
            if shift.mixed is not None:
                columns[shift.mixed] = number
        columns[[column for _, _, column in cell.holds]] = number
        if cell.remote is not None:
            columns[cell.remote] = number
    for _ in range(ROUNDS):
        if not _spread(model, columns):
            break
    return Blocks(columns=columns, rows=_row_blocks(model, columns))


def _spread(model: LinearModel, blocks: NDArray[np.int64]) -> bool:
    """Give columns that only meet one block that block; return whether any was."""
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
    keys: NDArray[np.int64], numbers: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first and the last block met by each key; `UNTIED` when none."""
    most = np.full(size, UNTIED, dtype=np.int64)
    np.maximum.at(most, keys, numbers)
    least = most.copy()
    tied = numbers > UNTIED
    np.minimum.at(least, keys[tied], numbers[tied])
    return least, most


def _row_blocks(model: LinearModel, blocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the block of each row, `TYING` for those that tie blocks together."""
    rows, columns, _ = model.entries()
    size = len(model.row_lower)
    least = np.full(size, np.iinfo(np.int64).max)
    most = np.full(size, -1, dtype=np.int64)
    np.minimum.at(least, rows, blocks[columns])
    np.maximum.at(most, rows, blocks[columns])
    return np.where(least == most, most, TYING)
