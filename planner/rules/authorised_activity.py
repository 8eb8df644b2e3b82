"""Authorised activity: nobody is given work she does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment on an activity the person refuses."""
    for employee, one in planned(rota, scope):
        activity = problem.activity_of(one.post_id)
        if activity.id in employee.refuses:
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} does not do {activity}.",
                    name=employee.name,
                    activity=activity.name,
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


RULE = Rule(
    id="authorised_activity",
    title="Authorised activity",
    reason="Some activities are not part of a person's job, or cannot be.",
    source="Establishment (activities of each person)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
