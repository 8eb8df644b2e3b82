from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from tests.rules.law_edges import LAW_EDGES
from tests.rules.terms_edges import TERMS_EDGES
from tests.solver.price import price

if TYPE_CHECKING:
    from tests.rules.case import RuleCase

EDGES = (*LAW_EDGES, *TERMS_EDGES)
NAMES = [f"{rule_id}-{n}" for n, (rule_id, _) in enumerate(EDGES)]


@pytest.mark.parametrize(("rule_id", "case"), EDGES, ids=NAMES)
def test_model_takes_each_side_of_an_edge_as_the_judge_does(
    rule_id: str, case: RuleCase
) -> None:
    broken, kept = price(case.problem, case.breaks), price(case.problem, case.keeps)
    assert kept is not None
    assert kept.get(rule_id, 0.0) == pytest.approx(0.0)
    if RULES_BY_ID[rule_id].level is Level.HARD:
        assert broken is None
    else:
        assert broken is not None
        assert broken.get(rule_id, 0.0) == pytest.approx(case.penalty)
