"""Every rule finds what its cases break, by the amount worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.scope import Scope
from planner.rules.book import RULES, RULES_BY_ID
from planner.rules.rule import Level, Violation
from tests.rules.cases import ALL_CASES, ALL_NAMES, CASES

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from tests.rules.case import RuleCase

each_case = pytest.mark.parametrize(("rule_id", "case"), ALL_CASES, ids=ALL_NAMES)


def violations(problem: Problem, rota: Rota, rule_id: str) -> list[Violation]:
    return list(RULES_BY_ID[rule_id].check(problem, rota, Scope.whole(problem)))


def hard_rules_broken(problem: Problem, rota: Rota) -> Collection[str]:
    return {
        rule.id
        for rule in RULES
        if rule.level is Level.HARD and violations(problem, rota, rule.id)
    }


def test_every_rule_of_the_book_has_a_case() -> None:
    assert set(CASES) == {rule.id for rule in RULES}


@each_case
def test_a_breach_counts_what_was_worked_out(rule_id: str, case: RuleCase) -> None:
    found = violations(case.problem, case.breaks, rule_id)
    assert sum(one.amount for one in found) == pytest.approx(case.amount)
    assert sum(one.penalty for one in found) == pytest.approx(case.penalty)


@each_case
def test_at_the_limit_nothing_is_found(rule_id: str, case: RuleCase) -> None:
    assert violations(case.problem, case.keeps, rule_id) == []


@each_case
def test_a_case_is_about_one_rule_only(rule_id: str, case: RuleCase) -> None:
    hard = RULES_BY_ID[rule_id].level is Level.HARD
    assert hard_rules_broken(case.problem, case.breaks) == (
        {rule_id} if hard else set()
    )
    assert hard_rules_broken(case.problem, case.keeps) == set()


@each_case
def test_a_breach_names_its_rule_and_can_be_said(rule_id: str, case: RuleCase) -> None:
    rule = RULES_BY_ID[rule_id]
    for one in violations(case.problem, case.breaks, rule_id):
        assert (one.rule_id, one.level) == (rule.id, rule.level)
        sentence = one.message.say("en")
        assert sentence.endswith(".")
        assert "{" not in sentence


@each_case
def test_a_breach_is_placed_inside_the_period(rule_id: str, case: RuleCase) -> None:
    for one in violations(case.problem, case.breaks, rule_id):
        assert one.employee_id or one.post_id or one.service_id
        assert one.date is None or one.date in case.problem.period
