"""Mono-task: nobody does one and the same thing all the time."""

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
    """Yield, per activity, the minutes over the period beyond the share allowed."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    share = RULE.value(problem, "share", employee)
    most = share * planned_minutes(problem, rota, employee.id)
    for activity_id, minutes in minutes_by_activity(problem, rota, employee).items():
        if activity_id not in employee.prefers and beyond(minutes, most):
            yield RULE.violation(
                problem,
                beyond(minutes, most),
                message(
                    "{name} does {activity} for {time} over the period; the aim is "
                    "{most} at most.",
                    name=employee.name,
                    activity=problem.activities_by_id[activity_id].name,
                    time=Duration(minutes),
                    most=Duration(most),
                ),
                employee_id=employee.id,
            )


RULE = Rule(
    id="mono_task",
    title="Variety",
    reason="One task all day long is wearing; variety also keeps skills alive.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=5,
    parameters={
        "share": Parameter(
            default=0.8,
            unit="share",
            meaning="Most of the planned time spent on one activity (0.8 is 80 %)",
        )
    },
    check=check,
)
