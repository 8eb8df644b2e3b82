"""Cases of what differs between people by the rule set of their contract."""

from __future__ import annotations

from tests.build import J, contract, employee, pattern, problem, rota, shift, works
from tests.rules.case import RuleCase

L = "08:00-12:30 13:00-17:30"
"""9 h."""

RULE_SET_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # The hospital lets days be of 9 h 30, which says nothing of the practice beside it:
    # 500 minutes there. Both work 9 h = 540: 40 too many for Bob only.
    (
        "daily_duration",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob", contract="practice"),
                contract("practice", rule_set="private"),
                shift("L", L),
                pattern("J", "L"),
                parameters={
                    "daily_duration": {"minutes": 570.0},
                    "daily_duration.private": {"minutes": 500.0},
                },
            ),
            breaks=rota(works("Ann", "desk", L), works("Bob", "desk", L)),
            amount=40,
            keeps=rota(works("Ann", "desk", L), works("Bob", "desk", J)),
        ),
    ),
)
