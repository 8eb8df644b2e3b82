"""Bounds that hold whatever the prices of the rows are worth.

Any prices of the rows of a linear model bound it from below: what the rows bring at
those prices, plus for each column the cheaper of its two limits at what is left of its
cost. Every column here has limits, so the sum is finite. Prices from an engine stopped
half-way, or from a part of the model, thus prove something too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planner.solver.linear import LinearModel


def reduced_costs(
    model: LinearModel, prices: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what each column costs once what it brings to the rows is paid for."""
    rows, columns, coefficients = model.entries()
    taken = np.bincount(
        columns, weights=coefficients * prices[rows], minlength=len(model.cost)
    )
    return np.array(model.cost) - taken


def dual_bound(model: LinearModel, prices: NDArray[np.float64]) -> float:
    """Return the points no values of the columns can go below, proven by `prices`."""
    lower, upper = np.array(model.row_lower), np.array(model.row_upper)
    side = np.where(prices > 0, lower, upper)
    held = np.isfinite(side)
    used = np.where(held, prices, 0.0)
    brought = float(np.dot(used, np.where(held, side, 0.0)))
    left = reduced_costs(model, used)
    cheapest = np.minimum(left * np.array(model.lower), left * np.array(model.upper))
    return brought + float(cheapest.sum())
