"""Skill level: a post is held by someone who knows its specialty well enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment the person is not skilled enough for."""
    for employee, one in planned(rota, scope):
        said = _breach(problem, employee, problem.post(one.post_id))
        if said:
            yield RULE.violation(
                problem,
                one.minutes,
                said,
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _breach(problem: Problem, employee: Employee, post: Post) -> Message | None:
    """Return what the person lacks for the post, if anything."""
    if post.specialty is None:
        return None
    level = employee.skills.get(post.specialty, 0)
    if level >= post.level:
        return None
    known = problem.specialties[post.specialty]
    values: dict[str, Any] = {
        "name": employee.name,
        "level": level,
        "specialty": known,
        "post": post.name,
        "needed": post.level,
    }
    if known == post.name:  # the only post of its specialty: said once
        if level == 0:
            return message(
                "{name} does not know {post}, which asks for level {needed}.", **values
            )
        return message(
            "{name} has level {level} in {post}, which asks for level {needed}.",
            **values,
        )
    if level == 0:
        return message(
            "{name} does not know {specialty}; {post} asks for level {needed}.",
            **values,
        )
    return message(
        "{name} has level {level} in {specialty}; {post} asks for level {needed}.",
        **values,
    )


RULE = Rule(
    id="skill_level",
    title="Skill level",
    reason="Patients and doctors deal with someone who knows the specialty.",
    source="Establishment (level asked by each post)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
