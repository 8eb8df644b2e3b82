"""External cost: what a telephone platform holds has to be paid."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.rules.missing import Missing
from planner.rules.rule import MINUTES_AN_HOUR, Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each post that a platform holds."""
    if not problem.externals:
        return
    missing = Missing(problem, rota)
    for key in scope.post_days:
        for (start, end), held in groupby(missing.held(key), key=lambda h: h[2:4]):
            people = sum(one.people for one in held)
            yield _violation(problem, key, start, end, people)


def _violation(
    problem: Problem, key: PostDay, start: int, end: int, people: int
) -> Violation:
    platform = problem.platform_of[key[0]]
    minutes = people * (end - start)
    return RULE.violation(
        problem,
        minutes,
        message(
            "{platform} holds {post} from {start} to {end} ({price} euros).",
            platform=platform.name,
            post=problem.post(key[0]).name,
            start=Clock(start),
            end=Clock(end),
            price=round(platform.price * minutes / MINUTES_AN_HOUR, 2),
        ),
        factor=platform.price,
        post_id=key[0],
        day=key[1],
        start=start,
        end=end,
    )


RULE = Rule(
    id="external_cost",
    title="Calls held outside",
    reason="A platform answers what nobody can, for money.",
    source="Establishment (price of each platform)",
    level=Level.COST,
    unit=Unit.MINUTES,
    weight=1,
    check=check,
)
