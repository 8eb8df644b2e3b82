from __future__ import annotations

import pytest

from planner.rules.book import RULES, RULES_BY_ID
from planner.rules.rule import Level
from planner.solver.rules.book import ENCODINGS
from tests.rules.cases import CASES
from tests.solver.price import price

HARD = [rule.id for rule in RULES if rule.level is Level.HARD]
ALERTS = [rule.id for rule in RULES if rule.level is Level.ALERT]
SOFT = [rule.id for rule in RULES if rule.weight]
NOT_COLUMNS = {"working_pattern", "one_place", "pin"}
"""What breaks these cannot be written in columns at all, with the rule or without."""


def test_rules_encodings_and_cases_are_the_same_set() -> None:
    assert {e.id for e in ENCODINGS} == set(RULES_BY_ID) == set(CASES)


@pytest.mark.parametrize("rule_id", HARD)
def test_model_forbids_what_breaks_a_hard_rule(rule_id: str) -> None:
    case = CASES[rule_id]
    assert price(case.problem, case.breaks) is None


@pytest.mark.parametrize("rule_id", [r for r in HARD if r not in NOT_COLUMNS])
def test_without_the_rule_the_same_rota_is_allowed(rule_id: str) -> None:
    """What forbids it is this encoding, not another one."""
    case = CASES[rule_id]
    others = [e for e in ENCODINGS if e.id != rule_id]
    assert price(case.problem, case.breaks, others) is not None


@pytest.mark.parametrize("rule_id", HARD)
def test_model_allows_what_just_keeps_a_hard_rule(rule_id: str) -> None:
    case = CASES[rule_id]
    assert price(case.problem, case.keeps) is not None


@pytest.mark.parametrize("rule_id", SOFT)
def test_model_charges_a_soft_rule_what_the_judge_does(rule_id: str) -> None:
    case = CASES[rule_id]
    broken, kept = price(case.problem, case.breaks), price(case.problem, case.keeps)
    assert broken is not None
    assert kept is not None
    assert broken.get(rule_id, 0.0) == pytest.approx(case.penalty)
    assert kept.get(rule_id, 0.0) == pytest.approx(0.0)


@pytest.mark.parametrize("rule_id", ALERTS)
def test_model_neither_forbids_nor_charges_what_an_alert_tells(rule_id: str) -> None:
    case = CASES[rule_id]
    for planned in (case.breaks, case.keeps):
        points = price(case.problem, planned)
        assert points is not None
        assert rule_id not in points


def test_encodings_without_rows_or_filters_say_why() -> None:
    for encoding in ENCODINGS:
        acts = (encoding.allows_shift, encoding.allows_post, encoding.allows_piece)
        assert any((*acts, encoding.encode, encoding.by_construction)), encoding.id
