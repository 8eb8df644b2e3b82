"""When the tasks on the whole problem are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.solver.bounding import BOUND, LIFT, WEEKS, WHOLE, Plan
from planner.solver.config import SolverConfig
from planner.solver.part import Part
from tests.solver.month import month

if TYPE_CHECKING:
    from numpy.typing import NDArray


def after_weeks(plan: Plan, *, left: float) -> str | None:
    """Return what follows weeks that took a second and proved 100 points."""
    assert plan.at_once(2) == WEEKS
    return plan.after(WEEKS, proven(100.0), seconds=1.0, spent=1.0, left=left)


def proven(bound: float, prices: NDArray[np.float64] | None = None) -> Part:
    return Part(rota=None, bound=bound, optimal=False, prices=prices)


def after_bound(plan: Plan, bound: float) -> str | None:
    """Return what follows the relaxation of the whole, which took five seconds."""
    return plan.after(
        BOUND, proven(bound, np.zeros(3)), seconds=5.0, spent=6.0, left=54.0
    )


def after_lift(plan: Plan, bound: float) -> str | None:
    return plan.after(LIFT, proven(bound), seconds=3.0, spent=9.0, left=51.0)


def test_the_bound_of_the_whole_follows_that_of_the_weeks() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    assert after_weeks(plan, left=59.0) == BOUND


def test_a_search_of_the_whole_waits_for_its_bound_and_comes_once() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    after_weeks(plan, left=59.0)
    assert plan.whole(105.0, 50.0) is None
    assert after_bound(plan, 101.0) == LIFT
    assert plan.whole(105.0, 50.0) is None
    assert after_lift(plan, 102.0) is None
    assert plan.whole(105.0, 50.0) == WHOLE
    assert plan.whole(105.0, 50.0) is None


def test_far_from_the_bound_of_the_weeks_the_whole_is_not_searched() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    after_weeks(plan, left=59.0)
    after_bound(plan, 190.0)
    after_lift(plan, 191.0)
    assert plan.whole(200.0, 50.0) is None


def test_a_relaxation_that_comes_late_is_not_raised() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    after_weeks(plan, left=59.0)
    part = proven(101.0, np.zeros(3))
    assert plan.after(BOUND, part, seconds=50.0, spent=58.0, left=2.0) is None


def test_without_a_clock_the_relaxation_is_always_raised() -> None:
    plan = Plan(month(), SolverConfig(work=3))
    assert plan.late() == BOUND
    part = proven(101.0, np.zeros(3))
    assert plan.after(BOUND, part, seconds=50.0, spent=99.0, left=0.0) == LIFT


def test_nothing_follows_where_too_little_time_is_left() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    assert after_weeks(plan, left=3.0) is None
    assert plan.whole(105.0, 3.0) is None
