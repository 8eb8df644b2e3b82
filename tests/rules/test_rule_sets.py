"""What a rule set may change of a rule, and what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.scope import Scope
from planner.exchange.tables.terms import RULE_SETS
from planner.rules.book import RULES, RULES_BY_ID
from planner.rules.rule import Confidence, Rule
from tests.rules.cases import ALL_CASES

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem


def test_figures_read_for_nobody_in_particular_are_those_said_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A rule set may set none of these: the rule would never look at it."""
    read: set[tuple[str, str]] = set()
    value = Rule.value

    def noted(
        rule: Rule, problem: Problem, name: str, employee: Employee | None = None
    ) -> float:
        if employee is None:
            read.add((rule.id, name))
        return value(rule, problem, name, employee)

    monkeypatch.setattr(Rule, "value", noted)
    for rule_id, case in ALL_CASES:
        check = RULES_BY_ID[rule_id].check
        list(check(case.problem, case.breaks, Scope.whole(case.problem)))
    shared = {(r.id, n) for r in RULES for n, one in r.parameters.items() if one.shared}
    assert read == shared


def test_a_source_of_its_own_is_that_of_a_rule_set_which_exists() -> None:
    for rule in RULES:
        assert set(rule.bases) <= set(RULE_SETS)
        assert all(basis != rule.basis() for basis in rule.bases.values())


@pytest.mark.parametrize(
    ("rule_id", "rule_set", "confidence"),
    [
        ("weekly_rest", "fph", Confidence.SEEN),
        ("weekly_rest", "private", Confidence.SECONDARY),
        ("overtime_cap", "fph", Confidence.SEEN),
        ("overtime_cap", "idcc2264", Confidence.KNOWN),
        ("break_due", "fph", Confidence.KNOWN),
        ("break_due", "private", Confidence.SEEN),
        ("days_a_week", "fph", Confidence.HOUSE),
        ("days_a_week", "idcc1147", Confidence.KNOWN),
        ("late_change", "private", Confidence.SEEN),
        ("late_change", "idcc1147", Confidence.SECONDARY),
    ],
)
def test_certainty_is_that_of_the_rule_set(
    rule_id: str, rule_set: str, confidence: Confidence
) -> None:
    """As the collection of the law says (docs/working-time.md)."""
    assert RULES_BY_ID[rule_id].basis(rule_set).confidence is confidence
