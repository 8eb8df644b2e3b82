"""Medical assistants: the doctor gets the share of time promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.assistance import posts_of, promised
from planner.rules.diary import diary
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.rules.shares import beyond
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.coupling import Assistance
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes with the doctor missing over the period, per assistance."""
    names = {employee.id for employee in scope.employees}
    for one in problem.assistances:
        if one.employee_id in names:
            yield from _assistance(problem, rota, one)


def _assistance(problem: Problem, rota: Rota, one: Assistance) -> Iterator[Violation]:
    due = promised(problem, one)
    held = _held(problem, rota, one)
    missing = beyond(due, held)
    if missing:
        employee = problem.employee(one.employee_id)
        yield RULE.violation(
            problem,
            missing,
            message(
                "{name} assists {doctor} for {time} over the period; {due} are "
                "promised.",
                name=employee.name,
                doctor=problem.doctors_by_id[one.doctor_id].name,
                time=Duration(held),
                due=Duration(due),
            ),
            employee_id=employee.id,
        )


def _held(problem: Problem, rota: Rota, one: Assistance) -> int:
    posts = posts_of(problem, one.doctor_id)
    days = diary(problem, rota, problem.employee(one.employee_id))
    return sum(
        held.minutes
        for day, assignments in days.items()
        if day in problem.period
        for held in assignments
        if held.post_id in posts
    )


RULE = Rule(
    id="assistant_share",
    title="Share of medical assistants",
    reason="A medical assistant is shared between doctors as was agreed with them.",
    source="Establishment (share promised to each doctor, of the time owed)",
    level=Level.TARGET,
    unit=Unit.MINUTES,
    weight=40,
    check=check,
)
