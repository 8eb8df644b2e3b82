"""Days planned again among all columns, in a model already written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.solver.build import build
from planner.solver.engine import Answer, Limits, run
from planner.solver.mending import mended
from tests.build import MON
from tests.solver.month import month

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from planner.solver.formulation import Formulation

TUE = MON + timedelta(1)
LIMITS = Limits(seconds=20)


def best_with_idle(formulation: Formulation, idle: Container[date]) -> Answer:
    """Return the best answer in which nobody works on some dates."""
    model = formulation.model
    with model.as_it_was():
        for day, columns in formulation.columns_on.items():
            if day in idle:
                for column in columns:
                    model.fix(column, 0.0)
        return run(model, "highs", LIMITS)


@pytest.mark.parametrize("idle", [{MON}, {MON, TUE}])
def test_days_left_idle_are_filled_as_well_as_can_be(idle: set[date]) -> None:
    formulation = build(month())
    relaxed = run(formulation.model, "highs", LIMITS, relaxed=True)
    best = run(formulation.model, "highs", LIMITS).objective
    near = best_with_idle(formulation, idle)
    assert near.objective > 1.1 * best
    found = mended(formulation, relaxed, near, "highs", LIMITS)
    # Not quite the best: what ties days together is seen from one day at a time.
    assert found.objective == pytest.approx(best, rel=1e-3)


def test_other_days_stay_and_the_model_is_as_before() -> None:
    formulation = build(month())
    model = formulation.model
    bounds = list(model.lower), list(model.upper)
    relaxed = run(model, "highs", LIMITS, relaxed=True)
    near = best_with_idle(formulation, {TUE})
    found = mended(formulation, relaxed, near, "highs", LIMITS)
    assert near.values is not None
    assert found.values is not None
    before, after = formulation.rota(near.values), formulation.rota(found.values)
    cells = {*before.cells, *after.cells}
    changed = {cell for cell in cells if before.on(*cell) != after.on(*cell)}
    assert changed
    assert {day for _, day in changed} == {TUE}
    assert (model.lower, model.upper) == bounds


def test_an_answer_near_enough_is_left_as_it_is() -> None:
    formulation = build(month())
    relaxed = run(formulation.model, "highs", LIMITS, relaxed=True)
    near = best_with_idle(formulation, {MON})
    missed = near.objective - relaxed.objective
    left = mended(formulation, relaxed, near, "highs", LIMITS, enough=missed + 1)
    assert left is near


def test_fewer_points_do_not_make_up_for_a_hard_limit_broken() -> None:
    formulation = build(month())
    breach = formulation.model.column(integer=False)
    formulation.breaches.append(breach)
    kept = (0.0,) * (breach + 1)
    lawful = Answer(values=kept, objective=10.0, bound=0.0, optimal=True)
    broken = (*kept[:-1], 1.0)
    unlawful = Answer(values=broken, objective=5.0, bound=0.0, optimal=True)
    assert formulation.better(lawful, unlawful) is lawful
    assert formulation.better(unlawful, lawful) is lawful
    assert formulation.better(lawful, None) is lawful
