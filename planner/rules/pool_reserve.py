"""Pool reserve: the replacement pool is kept for when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes pool members are sent out of their home service."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        if employee.pool_id and post.service_id != employee.home_service_id:
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name}, of the replacement pool, is used for {time} on {post}.",
                    name=employee.name,
                    time=Duration(one.minutes),
                    post=post.name,
                ),
                employee_id=employee.id,
                post_id=post.id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


RULE = Rule(
    id="pool_reserve",
    title="Pool kept in reserve",
    reason="A pool used every day is not there on the day someone is ill.",
    source="Establishment (good organisation)",
    level=Level.COST,
    unit=Unit.MINUTES,
    weight=1,
    check=check,
)
