"""Doctor away: without the doctor there is no consultation to hold a post for."""

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
    """Yield the minutes held on posts of a doctor who is away that (half-)day."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        doctor = problem.doctors_by_id[post.doctor_id] if post.doctor_id else None
        away = doctor.away_minutes(one.date, one.start, one.end) if doctor else 0
        if doctor and away:
            yield RULE.violation(
                problem,
                away,
                message(
                    "{name} is on {post} while {doctor} is away.",
                    name=employee.name,
                    post=post.name,
                    doctor=doctor.name,
                ),
                employee_id=employee.id,
                post_id=post.id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


RULE = Rule(
    id="doctor_away",
    title="Doctor away",
    reason="Without the doctor there is no consultation to assist.",
    source="Establishment (calendar of each doctor)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
