"""A mixed-integer linear model under construction, engine-neutral.

Columns and rows are collected in flat lists and handed to MathOpt in one message
(`handing.py`): at 300 people that is several times quicker than adding terms one call
at a time.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

Terms = Iterable[tuple[int, float]]
"""Column and coefficient, each column at most once."""


Entries = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


class LinearModel:
    """Columns with bounds and cost, rows with bounds and terms; minimise the cost."""

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.integer: list[bool] = []
        self.cost: list[float] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self._row_starts: list[int] = [0]
        self._columns: list[int] = []
        self._coefficients: list[float] = []

    def column(
        self, *, upper: float = 1.0, integer: bool = True, lower: float = 0.0
    ) -> int:
        """Add a column and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.integer.append(integer)
        self.cost.append(0.0)
        return len(self.cost) - 1

    def row(
        self, terms: Terms, *, lower: float = -math.inf, upper: float = math.inf
    ) -> int:
        """Add the row lower <= terms <= upper and return its number."""
        sums: dict[int, float] = {}
        for column, coefficient in terms:
            sums[column] = sums.get(column, 0.0) + coefficient
        ordered = sorted(sums)
        self._columns.extend(ordered)
        self._coefficients.extend(sums[column] for column in ordered)
        self._row_starts.append(len(self._columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def rows(self) -> list[list[tuple[int, float]]]:
        """Return the terms of every row."""
        return [
            list(
                zip(
                    self._columns[start:end], self._coefficients[start:end], strict=True
                )
            )
            for start, end in itertools.pairwise(self._row_starts)
        ]

    def cap(self, column: int, value: float) -> None:
        """Lower a column's upper bound to `value`."""
        self.upper[column] = min(self.upper[column], value)

    def fix(self, column: int, value: float) -> None:
        """Give a column one possible value."""
        self.lower[column] = self.upper[column] = value

    def whole(self, values: Sequence[float]) -> dict[int, float]:
        """Return the whole columns of an answer: the rest follows from them."""
        return {
            column: float(round(value))
            for column, (value, whole) in enumerate(
                zip(values, self.integer, strict=True)
            )
            if whole
        }

    @contextmanager
    def as_it_was(self) -> Iterator[None]:
        """Give the columns back, after the block, the bounds they have now."""
        lower, upper = list(self.lower), list(self.upper)
        try:
            yield
        finally:
            self.lower, self.upper = lower, upper

    def entries(self) -> Entries:
        """Return the row, the column and the coefficient of every entry."""
        starts: NDArray[np.int64] = np.array(self._row_starts, dtype=np.int64)
        lengths = starts[1:] - starts[:-1]
        return (
            np.repeat(np.arange(len(lengths), dtype=np.int64), lengths),
            np.array(self._columns, dtype=np.int64),
            np.array(self._coefficients, dtype=np.float64),
        )

    def block(self, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> LinearModel:
        """Return the model of these columns and rows, which touch no others."""
        part = LinearModel()
        for column in columns.tolist():
            part.lower.append(self.lower[column])
            part.upper.append(self.upper[column])
            part.integer.append(self.integer[column])
            part.cost.append(self.cost[column])
        place = {column: fresh for fresh, column in enumerate(columns.tolist())}
        for row in rows.tolist():
            entries = range(self._row_starts[row], self._row_starts[row + 1])
            part.row(
                [(place[self._columns[e]], self._coefficients[e]) for e in entries],
                lower=self.row_lower[row],
                upper=self.row_upper[row],
            )
        return part

    def units(self) -> NDArray[np.float64]:
        """Return the unit in which an engine counts each column.

        Whole columns count as they are; a continuous one in units of its range, so
        that it runs from 0 to 1. Left in minutes, HiGHS finds that hours missing or
        owed must be whole, and then tries each of their thousand values after each
        relaxation: nine tenths of its time (docs/decisions/0009-units.md).
        """
        whole = np.array(self.integer, dtype=bool)
        span = np.array(self.upper) - np.array(self.lower)
        wide = np.isfinite(span) & (span > 1.0) & ~whole
        return np.where(wide, span, 1.0)
