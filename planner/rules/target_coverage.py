"""Target coverage: what a good day has, above the minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.missing import TARGET_WEIGHT, Missing
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the person-minutes missing between minimum and target of each post."""
    lack = Missing(problem, rota)
    for key in scope.post_days:
        yield from _post(problem, lack, key)


def _post(problem: Problem, lack: Missing, key: PostDay) -> Iterator[Violation]:
    post_id, day = key
    for left in lack.of(key):
        people = left.target - left.minimum
        if people:
            missing = people * left.minutes
            yield RULE.violation(
                problem,
                missing,
                message(
                    "{people} missing below the target of {post} from {start} to "
                    "{end} ({time} in all).",
                    people=people,
                    post=problem.post(post_id).name,
                    start=Clock(left.start),
                    end=Clock(left.end),
                    time=Duration(missing),
                ),
                post_id=post_id,
                day=day,
                start=left.start,
                end=left.end,
            )


RULE = Rule(
    id="target_coverage",
    title="Target coverage",
    reason="Between minimum and target the work is done, but people wait longer.",
    source="Establishment (needs of each service)",
    level=Level.TARGET,
    unit=Unit.MINUTES,
    weight=TARGET_WEIGHT,
    check=check,
)
