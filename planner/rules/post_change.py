"""Change of post: a day is quieter on one post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Rota, changes_in
from planner.rules.diary import planned_days
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each change of post within a day."""
    for employee, day, assignments in planned_days(rota, scope):
        for one, other in changes_in(assignments):
            if one.post_id != other.post_id:
                yield RULE.violation(
                    problem,
                    1,
                    message(
                        "{name} goes from {post} to {other} at {time}.",
                        name=employee.name,
                        post=problem.post(one.post_id).name,
                        other=problem.post(other.post_id).name,
                        time=Clock(other.start),
                    ),
                    employee_id=employee.id,
                    post_id=other.post_id,
                    day=day,
                    start=other.start,
                    end=other.end,
                )


RULE = Rule(
    id="post_change",
    title="Change of post within a day",
    reason="Each change of post costs a hand-over and some attention.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.TIMES,
    weight=3,
    check=check,
)
