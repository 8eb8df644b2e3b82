"""Medical assistants: of all doctors' posts they hold those of their own doctors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.coupling import Doctor
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes medical assistants hold posts of doctors they do not assist."""
    for employee, one in planned(rota, scope):
        if employee.id not in problem.assisting:
            continue
        doctor = other_doctor(problem, employee.id, one.post_id)
        if doctor is not None:
            yield RULE.violation(
                problem,
                one.minutes,
                message(
                    "{name} is on {post}, of {doctor}, whom she does not assist.",
                    name=employee.name,
                    post=problem.post(one.post_id).name,
                    doctor=doctor.name,
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def other_doctor(problem: Problem, employee_id: str, post_id: str) -> Doctor | None:
    """Return a doctor a post, or one it is combined of, is for and she is not, if any.

    Posts of no doctor are open to her: her share of them is `assistant_share`.
    """
    own = {a.doctor_id for a in problem.assistances if a.employee_id == employee_id}
    for name in (post_id, *sorted(problem.post(post_id).combines)):
        doctor_id = problem.post(name).doctor_id
        if doctor_id is not None and doctor_id not in own:
            return problem.doctors_by_id[doctor_id]
    return None


RULE = Rule(
    id="assistant_doctor",
    title="Medical assistants and their doctors",
    reason="A medical assistant was hired to assist certain doctors, not the others.",
    source="Establishment (contract of medical assistants)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
