"""Desired hours: hours a week someone would like, when the contract is not it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, planned_minutes
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes planned too far from what each person said she would like."""
    for employee in scope.employees:
        if employee.desired_weekly_minutes is None:
            continue
        desired, tolerance = desired_minutes(problem, employee)
        planned = planned_minutes(problem, rota, employee.id)
        away = abs(planned - desired) - tolerance
        if away > 0:
            yield RULE.violation(
                problem,
                away,
                message(
                    "{name} would like about {desired} over the period and has "
                    "{planned}.",
                    name=employee.name,
                    desired=Duration(desired),
                    planned=Duration(planned),
                ),
                employee_id=employee.id,
            )


def desired_minutes(problem: Problem, employee: Employee) -> tuple[int, int]:
    """Return the minutes desired over the period, and the difference nobody minds.

    Weeks are counted as the hours due are: absences and holidays shorten them.
    """
    weekly = problem.contract_of(employee).weekly_minutes
    weeks = due_minutes(problem, employee) / weekly
    tolerance = RULE.value(problem, "tolerance", employee)
    desired = employee.desired_weekly_minutes or 0
    return round(desired * weeks), round(tolerance * weeks)


RULE = Rule(
    id="desired_hours",
    title="Hours desired",
    reason="Some would gladly work a little more, or a little less.",
    source="Wish of the person",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=1,
    parameters={
        "tolerance": Parameter(
            default=60,
            unit="minutes",
            meaning="Difference a week that nobody minds",
        )
    },
    check=check,
)
