"""One place: nobody holds two posts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.domain.rota import Rota, changes_in
from planner.rules.diary import planned_days
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes two successive assignments of one day share."""
    for employee, day, assignments in planned_days(rota, scope):
        for one, other in changes_in(assignments):
            minutes = overlap(one.start, one.end, other.start, other.end)
            if minutes:
                yield RULE.violation(
                    problem,
                    minutes,
                    _said(problem, one, other, minutes),
                    employee_id=employee.id,
                    day=day,
                    start=other.start,
                    end=other.start + minutes,
                )


def _said(
    problem: Problem, one: Assignment, other: Assignment, minutes: int
) -> Message:
    name = problem.employee(one.employee_id).name
    post = problem.post(one.post_id).name
    start, end = Clock(other.start), Clock(other.start + minutes)
    if one.post_id == other.post_id:
        return message(
            "{name} is on {post} twice from {start} to {end}: one of the two lines is "
            "too many.",
            name=name,
            post=post,
            start=start,
            end=end,
        )
    return message(
        "{name} is on {post} and on {other} at once from {start} to {end}.",
        name=name,
        post=post,
        other=problem.post(other.post_id).name,
        start=start,
        end=end,
    )


RULE = Rule(
    id="one_place",
    title="One place at a time",
    reason="Nobody can be at two posts at the same time.",
    source="Establishment (good organisation)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
