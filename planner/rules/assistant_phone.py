"""Medical assistants: they are with the doctor, never on the phone."""

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
    """Yield the minutes medical assistants hold posts that are on the phone."""
    for employee, one in planned(rota, scope):
        if employee.id in problem.assisting and on_phone(problem, one.post_id):
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} is a medical assistant, and {post} is on the phone.",
                    name=employee.name,
                    post=problem.post(one.post_id).name,
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def on_phone(problem: Problem, post_id: str) -> bool:
    """Return whether a post, or one it is combined of, is on the phone."""
    held = (post_id, *problem.post(post_id).combines)
    return any(problem.activity_of(name).phone for name in held)


RULE = Rule(
    id="assistant_phone",
    title="Medical assistants and the phone",
    reason="A medical assistant was hired to assist consultations, not to answer.",
    source="Establishment (contract of medical assistants)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
