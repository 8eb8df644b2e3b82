"""What an engine is handed: open columns only, and answers for all of them."""

from __future__ import annotations

import pytest

from planner.errors import NoRota
from planner.solver.engine import Limits, run
from planner.solver.linear import LinearModel


def two_settled() -> LinearModel:
    """Return a model of two columns at 1 that cost 3 and 4."""
    model = LinearModel()
    for cost in (3.0, 4.0):
        model.cost[model.column(lower=1.0)] = cost
    return model


@pytest.mark.parametrize("relaxed", [True, False])
def test_settled_columns_keep_their_cost_and_their_values(relaxed: bool) -> None:
    model = two_settled()
    free = model.column(upper=5.0, integer=False)
    model.cost[free] = 2.0
    row = model.row([(0, 1.0), (1, 1.0), (free, 1.0)], lower=5.0)
    answer = run(model, "highs", Limits(), relaxed=relaxed)
    assert answer.objective == pytest.approx(3 + 4 + 2 * 3)
    assert answer.values == pytest.approx((1, 1, 3))
    if relaxed:
        assert answer.prices is not None
        assert answer.prices[row] == pytest.approx(2)


@pytest.mark.parametrize("relaxed", [True, False])
def test_a_row_of_settled_columns_that_holds_but_for_rounding_holds(
    relaxed: bool,
) -> None:
    model = two_settled()
    model.row([(0, 0.1), (1, 0.2)], upper=0.3)
    answer = run(model, "highs", Limits(), relaxed=relaxed)
    assert answer.objective == pytest.approx(7)
    assert answer.values == (1, 1)


def test_a_row_of_settled_columns_that_is_broken_leaves_no_answer() -> None:
    model = two_settled()
    model.row([(0, 1.0), (1, 1.0)], upper=1.0)
    with pytest.raises(NoRota):
        run(model, "highs", Limits())


def test_a_hint_of_a_settled_column_does_no_harm() -> None:
    model = two_settled()
    free = model.column()
    model.cost[free] = -1.0
    answer = run(model, "highs", Limits(), hint={0: 1.0, free: 1.0})
    assert answer.values == (1, 1, 1)
