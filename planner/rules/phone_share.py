"""Phone share: nobody spends the whole period on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import planned_minutes
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.rules.shares import beyond, minutes_by_activity
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes on the phone over the period beyond the share allowed."""
    for employee in scope.employees:
        if not _likes_phone(problem, employee):
            yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    by_activity = minutes_by_activity(problem, rota, employee)
    phone = sum(
        minutes
        for activity_id, minutes in by_activity.items()
        if problem.activities_by_id[activity_id].phone
    )
    share = RULE.value(problem, "share", employee)
    most = share * planned_minutes(problem, rota, employee.id)
    if beyond(phone, most):
        yield RULE.violation(
            problem,
            beyond(phone, most),
            message(
                "{name} is on the phone for {phone} over the period; the aim is {most} "
                "at most.",
                name=employee.name,
                phone=Duration(phone),
                most=Duration(most),
            ),
            employee_id=employee.id,
        )


def _likes_phone(problem: Problem, employee: Employee) -> bool:
    return any(problem.activities_by_id[one].phone for one in employee.prefers)


RULE = Rule(
    id="phone_share",
    title="Share of phone",
    reason="The phone wears people out: it is shared.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=10,
    parameters={
        "share": Parameter(
            default=0.6,
            unit="share",
            meaning="Most of the planned time spent on the phone (0.6 is 60 %)",
        )
    },
    check=check,
)
