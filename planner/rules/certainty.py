"""How far the law behind a rule was checked, in the words of the legend.

The legend is that of `docs/working-time.md`; `planner.rules.handbook` says it for the
page of the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Confidence
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.problem import Problem
    from planner.rules.rule import Basis, Violation

CERTAINTY: Mapping[Confidence, Message] = {
    Confidence.SEEN: message("seen in a published copy, not checked on Légifrance"),
    Confidence.SECONDARY: message("seen only in a secondary or old source"),
    Confidence.KNOWN: message("known, no source seen"),
    Confidence.UNSURE: message("unsure: have it checked"),
    Confidence.HOUSE: message("rule of the establishment, not law"),
}
DOUBTFUL = (Confidence.KNOWN, Confidence.UNSURE)
"""Law nobody has seen a text of."""


def basis_of(problem: Problem, violation: Violation) -> Basis:
    """Return where a rule comes from for the person who breaks it."""
    rule = RULES_BY_ID[violation.rule_id]
    if violation.employee_id is None:
        return rule.basis()
    employee = problem.employee(violation.employee_id)
    return rule.basis(problem.contract_of(employee).rule_set)


def doubt(problem: Problem, violation: Violation) -> Message | None:
    """Return how sure the law is where no text was seen; none where one was."""
    confidence = basis_of(problem, violation).confidence
    return CERTAINTY[confidence] if confidence in DOUBTFUL else None
