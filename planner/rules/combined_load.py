"""Combined load: two posts at once weigh on whoever holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

FACTORS = {1: 1.0, 2: 2.0, 3: 4.0}
"""Points relative to a quiet hour, by load of the hours."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes spent on combined posts, by load of the hours."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        if not post.combines or post.activity_id in employee.prefers:
            continue
        for need in problem.requirements_on.get((post.id, one.date), ()):
            start, end = max(need.start, one.start), min(need.end, one.end)
            minutes = overlap(need.start, need.end, one.start, one.end)
            if minutes:
                yield RULE.violation(
                    problem,
                    minutes,
                    message(
                        "{name} holds several posts at once for {time}: {post}.",
                        name=employee.name,
                        time=Duration(minutes),
                        post=post.name,
                    ),
                    factor=FACTORS[need.load],
                    employee_id=employee.id,
                    post_id=post.id,
                    day=one.date,
                    start=start,
                    end=end,
                )


RULE = Rule(
    id="combined_load",
    title="Load of combined posts",
    reason="Answering the phone while someone waits at the desk is tiring, the more so "
    "the busier the hour.",
    source="Establishment (load of each window)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=4,
    check=check,
)
