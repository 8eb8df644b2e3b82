from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.solver.config import SolverConfig
from planner.solver.solve import solve
from tests.build import (
    MON,
    TUE,
    M,
    absence,
    employee,
    opened,
    pattern,
    problem,
    rhythm,
    shift,
)
from tests.rules.rhythm_cases import RHYTHM_EDGES
from tests.solver.price import price

if TYPE_CHECKING:
    from tests.rules.case import RuleCase

NAMES = [f"{rule_id}-{n}" for n, (rule_id, _) in enumerate(RHYTHM_EDGES)]


@pytest.mark.parametrize(("rule_id", "case"), RHYTHM_EDGES, ids=NAMES)
def test_the_model_knows_the_edges_the_judge_knows(
    rule_id: str, case: RuleCase
) -> None:
    kept = price(case.problem, case.keeps)
    assert kept is not None
    assert kept.get(rule_id, 0.0) == pytest.approx(0.0)
    broken = price(case.problem, case.breaks)
    if RULES_BY_ID[rule_id].level is Level.HARD:
        assert broken is None
    else:
        assert broken is not None
        assert broken[rule_id] == pytest.approx(case.penalty)


def test_hours_out_of_reach_still_give_a_rota() -> None:
    """She may be asked more than the days she has: the judge says so, and no bound."""
    planned = problem(
        employee("Ann", rhythm_id="rhythm"),
        rhythm(fewest_minutes=3000, most_days_in_a_row=2),
        shift("M", M),
        pattern("M", days=7),
        absence("Ann", MON, TUE, hours="08:00-09:00"),
        *opened("desk", M, [MON, TUE]),
    )
    result = solve(planned, SolverConfig(work=2))
    assert {one.rule_id for one in result.evaluation.hard} == {"hours_range"}
    assert result.bound is None or result.bound <= result.evaluation.objective


def test_a_week_of_a_longer_period_is_asked_its_share_only() -> None:
    whole = rhythm(fewest_minutes=1000, most_minutes=1001, most_of_shift={"M": 3})
    half = whole.by(0.5)
    assert (half.fewest_minutes, half.most_minutes) == (500, 501)
    assert half.most_of_shift == {"M": 2}
    assert half.most_weekends is None
