"""What a change costs, the dearest first, in words a planner can weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Unit
from planner.text.message import Duration, Message, Term, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.evaluation.change import Change

SHOWN = 3
MINIMUM = "minimum_coverage"
TARGET = "target_coverage"
WORTH_SAYING = 0.5
"""Points below which a cost rounds to nothing."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """How much more a rule is broken; for coverage, on which post."""

    rule_id: str
    post_id: str | None
    amount: float
    """In the unit of the rule."""
    points: float

    def said(self, problem: Problem) -> Message:
        """Return it in words: hours and posts rather than points, where there are."""
        if self.post_id is None:
            return self._of_rule()
        post, time = problem.post(self.post_id).name, Duration(self.amount)
        if self.rule_id == MINIMUM:
            return message(
                "leaves {post} {time} below the minimum", post=post, time=time
            )
        return message("leaves {post} {time} below the target", post=post, time=time)

    def _of_rule(self) -> Message:
        rule = RULES_BY_ID[self.rule_id]
        title, points = Term(rule.title), f"{round(self.points):+d}"
        if rule.unit is Unit.MINUTES:
            return message(
                "{rule}: {time} more ({points} points)",
                rule=title,
                time=Duration(self.amount),
                points=points,
            )
        return message("{rule}: {points} points", rule=title, points=points)


def costs(change: Change) -> tuple[Cost, ...]:
    """Return what a change breaks more than before, the dearest first."""
    sums: dict[tuple[str, str | None], list[float]] = {}
    for sign, violations in ((-1, change.before), (1, change.after)):
        for one in violations:
            place = one.post_id if one.rule_id in (MINIMUM, TARGET) else None
            total = sums.setdefault((one.rule_id, place), [0.0, 0.0])
            total[0] += sign * one.amount
            total[1] += sign * one.penalty
    found = [
        Cost(rule_id=rule_id, post_id=post_id, amount=amount, points=points)
        for (rule_id, post_id), (amount, points) in sums.items()
        if points >= WORTH_SAYING
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.rule_id)))
