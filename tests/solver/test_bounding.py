"""When the tasks on the whole problem are given."""

from __future__ import annotations

from planner.solver.bounding import BOUND, WEEKS, WHOLE, Plan
from planner.solver.config import SolverConfig
from tests.solver.month import month


def after_weeks(plan: Plan, *, left: float) -> str | None:
    """Return what follows weeks that took a second and proved 100 points."""
    assert plan.at_once(2) == WEEKS
    return plan.after(WEEKS, seconds=1.0, bound=100.0, spent=1.0, left=left)


def test_the_bound_of_the_whole_follows_that_of_the_weeks() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    assert after_weeks(plan, left=59.0) == BOUND


def test_a_search_of_the_whole_waits_for_its_bound_and_comes_once() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    after_weeks(plan, left=59.0)
    assert plan.whole(105.0, 50.0) is None
    assert plan.after(BOUND, seconds=5.0, bound=101.0, spent=6.0, left=54.0) is None
    assert plan.whole(105.0, 50.0) == WHOLE
    assert plan.whole(105.0, 50.0) is None


def test_far_from_the_bound_of_the_weeks_the_whole_is_not_searched() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    after_weeks(plan, left=59.0)
    plan.after(BOUND, seconds=5.0, bound=190.0, spent=6.0, left=54.0)
    assert plan.whole(200.0, 50.0) is None


def test_nothing_follows_where_too_little_time_is_left() -> None:
    plan = Plan(month(), SolverConfig(seconds=60, workers=2))
    assert after_weeks(plan, left=3.0) is None
    assert plan.whole(105.0, 3.0) is None
