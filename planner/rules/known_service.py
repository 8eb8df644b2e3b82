"""Known service: a service is best held by someone who knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.familiarity import knows
from planner.rules.diary import planned
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes in services people do not know, where that is recorded."""
    if not problem.familiarities:
        return
    months = RULE.value(problem, "months")
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        if post.service_id is None:
            continue
        if not knows(problem, employee, post.service_id, one.date, months):
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} does not know {service} ({time} on {post}).",
                    name=employee.name,
                    service=problem.services_by_id[post.service_id].name,
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
    id="known_service",
    title="Known service",
    reason="Someone who knows the doctors and the habits answers better and faster.",
    source="Establishment (services each person has worked in)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=2,
    parameters={
        "months": Parameter(
            default=12,
            unit="months",
            meaning="Months after which a service no longer practised is forgotten",
            shared=True,
        )
    },
    check=check,
)
