"""Home service: people work mostly where they know everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post

NEAR = 1.0
"""Points in another service of the home pole, relative to the weight."""
FAR = 2.0
"""Points in another pole, where hardly anyone is known."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes away from the home service; pool members are exempt."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        factor = 0.0 if employee.pool_id else distance(problem, employee, post)
        if factor:
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} is away from the home service for {time} ({post}).",
                    name=employee.name,
                    time=Duration(one.minutes),
                    post=post.name,
                ),
                factor=factor,
                employee_id=employee.id,
                post_id=post.id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def distance(problem: Problem, employee: Employee, post: Post) -> float:
    """Return how far from home a post is: 0 at home, `NEAR` or `FAR`.

    A line or desk of the whole home pole is home.
    """
    home_pole = problem.services_by_id[employee.home_service_id].pole_id
    if post.pole_id != home_pole:
        return FAR
    return 0.0 if post.service_id in (None, employee.home_service_id) else NEAR


RULE = Rule(
    id="home_service",
    title="Own service",
    reason="Doctors and patients find the same voices and faces.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=4,
    check=check,
)
