"""What no rota can go below: the relaxation, and the days that raise it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from planner.domain.rota import Rota
from planner.evaluation.evaluate import evaluate
from planner.rules.rule import COVERAGE
from planner.solver.build import build
from planner.solver.daily_bound import raised_bound, whole_bound
from planner.solver.engine import Limits, run
from planner.solver.neighbourhoods import place_of
from planner.solver.part import solve_part
from planner.solver.weekly_bound import raised_weekly_bound, weekly_bound
from tests.build import (
    WORKDAYS,
    employee,
    phone,
    post,
    problem,
    requirement,
)
from tests.rules.cases import CASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.problem import Problem
    from planner.solver.lack import Place
    from planner.solver.part import Part

SHORT = WORKDAYS[3]
RAISED = "rotation"
"""Half of each of two people breaks no turn, and so costs nothing relaxed."""


def relaxed_and_best(rule_id: str) -> tuple[float, float]:
    model = build(CASES[rule_id].problem).model
    relaxed = run(model, "highs", Limits(), relaxed=True)
    return relaxed.objective, run(model, "highs", Limits(seconds=20)).objective


def raised(one: Problem) -> float:
    """Return the bound of the whole period, raised by its days."""
    whole = whole_bound(one, "highs", Limits())
    assert whole.prices is not None
    bound = raised_bound(one, whole.prices, "highs", Limits()).bound
    assert bound is not None
    return bound


@pytest.mark.parametrize("rule_id", CASES)
def test_days_raise_the_bound_and_never_above_the_best(rule_id: str) -> None:
    relaxed, best = relaxed_and_best(rule_id)
    bound = raised(CASES[rule_id].problem)
    slack = 1e-6 * max(1.0, abs(best))
    assert relaxed - slack <= bound <= best + slack


@pytest.mark.parametrize("rule_id", CASES)
def test_weeks_raised_by_their_days_are_a_bound_too(rule_id: str) -> None:
    problem = CASES[rule_id].problem
    weeks = weekly_bound(problem, "highs", Limits()).bound
    raised = raised_weekly_bound(problem, "highs", Limits()).bound
    assert weeks is not None
    assert raised is not None
    slack = 1e-6 * max(1.0, abs(raised))
    assert weeks - slack <= raised <= relaxed_and_best(rule_id)[1] + slack


def test_what_only_halves_of_people_could_do_raises_it() -> None:
    relaxed, best = relaxed_and_best(RAISED)
    bound = raised(CASES[RAISED].problem)
    assert bound == pytest.approx(best)
    assert bound > relaxed + 1


@pytest.mark.parametrize("bound", [whole_bound, weekly_bound])
def test_a_bound_says_where_nobody_can_cover(bound: Callable[..., Part]) -> None:
    one = desk_for_more_than_there_are()
    part = bound(one, "highs", Limits())
    best = evaluate(one, solve_part(one, None, "highs", Limits()).rota or Rota())
    lost: dict[Place, float] = defaultdict(float)
    for gap in best.violations:
        if gap.level in COVERAGE:
            lost[place_of(gap)] += gap.penalty
    assert lost["line", SHORT]
    assert part.lack is not None
    assert dict(part.lack) == pytest.approx(lost)


def desk_for_more_than_there_are() -> Problem:
    """Two people for a desk that wants one on a day and three on another."""
    return problem(
        phone(),
        post("line", "phone"),
        *(employee(f"e{n}") for n in range(2)),
        requirement("line", "08:00-12:00", WORKDAYS[1], minimum=1),
        requirement("line", "08:00-12:00", SHORT, minimum=3),
    )
