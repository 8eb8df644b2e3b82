"""Opening block: someone prepares before the first need of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.blocks import empty_minutes, opening_block
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each block without anyone on the post."""
    for key in scope.post_days:
        block = opening_block(problem, key)
        missing = empty_minutes(problem, rota, key, block) if block else 0
        if block and missing:
            yield RULE.violation(
                problem,
                missing,
                message(
                    "Nobody prepares {post} from {start} to {end} ({time} missing).",
                    post=problem.post(key[0]).name,
                    start=Clock(block.start),
                    end=Clock(block.end),
                    time=Duration(missing),
                ),
                post_id=key[0],
                day=key[1],
                start=block.start,
                end=block.end,
            )


RULE = Rule(
    id="opening_block",
    title="Opening block",
    reason="The desk is ready and the messages are heard when the first patient comes.",
    source="Establishment (blocks of each post)",
    level=Level.TARGET,
    unit=Unit.MINUTES,
    weight=400,
    check=check,
)
