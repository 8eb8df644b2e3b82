"""Minimum coverage: below it the service is not rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.missing import FACTORS, MINIMUM_WEIGHT, Missing
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the person-minutes missing below the minimum of each post."""
    lack = Missing(problem, rota)
    for key in scope.post_days:
        yield from _post(problem, lack, key)


def _post(problem: Problem, lack: Missing, key: PostDay) -> Iterator[Violation]:
    post_id, day = key
    for left in lack.of(key):
        if left.minimum:
            missing = left.minimum * left.minutes
            yield RULE.violation(
                problem,
                missing,
                message(
                    "{people} missing below the minimum of {post} from {start} to "
                    "{end} ({time} in all).",
                    people=left.minimum,
                    post=problem.post(post_id).name,
                    start=Clock(left.start),
                    end=Clock(left.end),
                    time=Duration(missing),
                ),
                factor=FACTORS[left.criticality],
                post_id=post_id,
                day=day,
                start=left.start,
                end=left.end,
            )


RULE = Rule(
    id="minimum_coverage",
    title="Minimum coverage",
    reason="Below its minimum a post is not held: patients find nobody.",
    source="Establishment (needs of each service)",
    level=Level.MINIMUM,
    unit=Unit.MINUTES,
    weight=MINIMUM_WEIGHT,
    check=check,
)
