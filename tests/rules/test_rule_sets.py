"""What a rule set may change of a rule, and what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.scope import Scope
from planner.rules.book import RULES, RULES_BY_ID
from planner.rules.rule import Rule
from tests.rules.cases import ALL_CASES

if TYPE_CHECKING:
    import pytest

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
