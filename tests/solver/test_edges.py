"""The model prices every further case as the judge does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from tests.rules.cases import ALL_CASES, ALL_NAMES, CASES
from tests.solver.price import price

if TYPE_CHECKING:
    from tests.rules.case import RuleCase

EDGES = [
    pytest.param(rule_id, case, id=name)
    for name, (rule_id, case) in zip(ALL_NAMES, ALL_CASES, strict=True)
    if case is not CASES[rule_id]
]


@pytest.mark.parametrize(("rule_id", "case"), EDGES)
def test_model_treats_an_edge_as_the_judge_does(rule_id: str, case: RuleCase) -> None:
    broken, kept = price(case.problem, case.breaks), price(case.problem, case.keeps)
    assert kept is not None
    assert kept.get(rule_id, 0.0) == pytest.approx(0.0)
    if RULES_BY_ID[rule_id].level is Level.HARD:
        assert broken is None
    else:
        assert broken is not None
        assert broken.get(rule_id, 0.0) == pytest.approx(case.penalty)
