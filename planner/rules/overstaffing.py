"""Overstaffing: people on a post above its maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.restrict import staffed
from planner.domain.staffing import staff_of
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Requirement


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the person-minutes above the maximum of each post."""
    for key in scope.post_days:
        # A post may be closed on a date before a need changes, and open after.
        needs = problem.requirements_on.get(key, ())
        if any(need.maximum is not None for need in needs):
            yield from _post(problem, rota, key, needs)


def _post(
    problem: Problem, rota: Rota, key: PostDay, needs: Iterable[Requirement]
) -> Iterator[Violation]:
    post_id, day = key
    for part in staffed(needs, staff_of(problem, rota, *key)):
        most = part.need.maximum
        if most is None or part.staff <= most:
            continue
        people = part.staff - most
        yield RULE.violation(
            problem,
            people * (part.end - part.start),
            message(
                "{people} above the maximum of {post} from {start} to {end} "
                "({time} in all).",
                people=people,
                post=problem.post(post_id).name,
                start=Clock(part.start),
                end=Clock(part.end),
                time=Duration(people * (part.end - part.start)),
            ),
            post_id=post_id,
            day=day,
            start=part.start,
            end=part.end,
        )


RULE = Rule(
    id="overstaffing",
    title="Too many people on a post",
    reason="Above the maximum of a post people are in each other's way and are "
    "missed elsewhere.",
    source="Establishment (needs of each service)",
    level=Level.COST,
    unit=Unit.MINUTES,
    weight=4,
    check=check,
)
