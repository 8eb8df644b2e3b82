"""Hours balance: people are given the hours they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, planned_minutes
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes each person owes over the period and is not given."""
    for employee in scope.employees:
        due = due_minutes(problem, employee)
        minutes = planned_minutes(problem, rota, employee.id)
        short = due - minutes - RULE.value(problem, "tolerance", employee)
        if short > 0:
            yield RULE.violation(
                problem,
                short,
                message(
                    "{name} is given {planned} of the {due} owed.",
                    name=employee.name,
                    planned=Duration(minutes),
                    due=Duration(due),
                ),
                employee_id=employee.id,
            )


RULE = Rule(
    id="hours_balance",
    title="Hours owed",
    reason="Hours not planned are owed later, and weigh on the months that follow.",
    source="Contract",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=20,
    parameters={
        "tolerance": Parameter(
            default=30,
            unit="minutes",
            meaning="Time owed over the period that nobody minds",
        )
    },
    check=check,
)
