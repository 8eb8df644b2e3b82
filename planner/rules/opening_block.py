"""Opening block: someone prepares before the first need of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.blocks import empty_blocks, opening_block
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each block without anyone on the post."""
    for empty in empty_blocks(problem, rota, scope, opening_block):
        yield RULE.violation(
            problem,
            empty.minutes,
            message(
                "Nobody prepares {post} from {start} to {end} ({time} missing).",
                post=empty.post.name,
                start=Clock(empty.block.start),
                end=Clock(empty.block.end),
                time=Duration(empty.minutes),
            ),
            post_id=empty.post.id,
            day=empty.day,
            start=empty.block.start,
            end=empty.block.end,
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
