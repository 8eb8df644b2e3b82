"""Combined window: one person holds two posts at once only when that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.rules.diary import planned, quarters
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post

TWO = 2
"""A post that asks for so many people is not held together with another."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of combined posts outside the hours that allow them."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        minutes = _refused(problem, post, one) if post.combines else 0
        if minutes:
            yield RULE.violation(
                problem,
                minutes,
                message(
                    "{post} is not to be held by one person for {time} of these hours.",
                    post=post.name,
                    time=Duration(minutes),
                ),
                employee_id=employee.id,
                post_id=post.id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _refused(problem: Problem, post: Post, one: Assignment) -> int:
    """Return the minutes outside the post's own hours, or while two are asked for."""
    own = problem.requirements_on.get((post.id, one.date), ())
    peaks = [
        need
        for name in post.combines
        for need in problem.requirements_on.get((name, one.date), ())
        if need.stated.minimum >= TWO
    ]
    return GRID * sum(
        not any(need.start <= quarter < need.end for need in own)
        or any(need.start <= quarter < need.end for need in peaks)
        for quarter in quarters(one.start, one.end)
    )


RULE = Rule(
    id="combined_window",
    title="Combined posts",
    reason="One person holds desk and phone together at quiet hours, never at a peak.",
    source="Establishment (hours of each combined post)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
