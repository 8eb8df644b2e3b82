"""Minimum coverage: below it the service is not rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.restrict import residual_of
from planner.domain.staffing import staff_of
from planner.domain.work import Criticality
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

FACTORS = {
    Criticality.NORMAL: 1.0,
    Criticality.IMPORTANT: 6.0,
    Criticality.CRITICAL: 36.0,
}
"""Points of a missing hour relative to a normal post: a quarter-hour of a critical
post outweighs the longest shift, 30 quarter-hours, on a normal one."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the person-minutes missing below the minimum of each post."""
    for key in scope.post_days:
        yield from _post(problem, rota, key)


def _post(problem: Problem, rota: Rota, key: PostDay) -> Iterator[Violation]:
    post_id, day = key
    for left in residual_of(
        key, problem.requirements_on[key], staff_of(problem, rota, *key)
    ):
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
    weight=20_000,
    check=check,
)
