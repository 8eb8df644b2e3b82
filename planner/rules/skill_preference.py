"""Skill preference: a post goes rather to someone who knows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.work import BEST_LEVEL
from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes on posts whose specialty the person is not a reference of.

    The points grow with the levels missing up to the best.
    """
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        if post.specialty is None:
            continue
        level = employee.skills.get(post.specialty, 0)
        if level < BEST_LEVEL:
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} holds {post} with level {level} of {best} in {specialty}.",
                    name=employee.name,
                    post=post.name,
                    level=level,
                    best=BEST_LEVEL,
                    specialty=problem.specialties[post.specialty],
                ),
                factor=BEST_LEVEL - level,
                employee_id=employee.id,
                post_id=post.id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


RULE = Rule(
    id="skill_preference",
    title="Best skilled first",
    reason="Whoever knows the specialty best serves it best.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=1.5,
    check=check,
)
