"""Hours balance: people are given the hours they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import balance_windows, due_minutes, planned_minutes
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes each person owes and is not given, beyond the debit allowed.

    Counted over each week, each cycle or the period, as the contract says; hours
    brought from before the period count in the first of these.
    """
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    debit = problem.contract_of(employee).debit_minutes
    brought = employee.hours_brought
    for days in balance_windows(problem, employee):
        due = due_minutes(problem, employee, days) - brought
        minutes = planned_minutes(problem, rota, employee.id, days)
        whole = len(days) == len(problem.period.days)
        brought = 0
        if due - minutes - debit > 0:
            yield RULE.violation(
                problem,
                due - minutes - debit,
                message(
                    "{name} is given {planned} of the {due} owed.",
                    name=employee.name,
                    planned=Duration(minutes),
                    due=Duration(due),
                ),
                employee_id=employee.id,
                day=None if whole else days[0],
            )


RULE = Rule(
    id="hours_balance",
    title="Hours owed",
    reason="Hours not planned are owed later, and weigh on the months that follow.",
    source="Contract",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=20,
    check=check,
)
