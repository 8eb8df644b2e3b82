"""Hours balance: people are given the hours they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import balance_windows, due_minutes, planned_minutes
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes each person owes and is not given, beyond the debit allowed.

    Where the contract balances hours by the week or cycle, each holds what is due in
    it less the debit, whatever was brought: hours worked in advance may be given back
    in any of them. The account at the end of the period, hours brought included, is
    within the debit too; minutes already missing in a week are not counted twice.
    """
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    windows = balance_windows(problem, employee)
    missing = 0
    if len(windows) > 1:
        advance = max(0, employee.hours_brought)
        for days in windows:
            short = max(0, _short(problem, rota, employee, days))
            back = min(advance, short)
            advance -= back
            missing += short - back
            if short > back:
                yield _violation(problem, rota, employee, days, short - back, -back)
    brought = employee.hours_brought
    days = problem.period.days
    short = _short(problem, rota, employee, days) - brought - missing
    if short > 0:
        yield _violation(problem, rota, employee, days, short, -brought)


def _short(
    problem: Problem, rota: Rota, employee: Employee, days: tuple[date, ...]
) -> int:
    """Return the minutes due on some dates beyond those planned and the debit."""
    due = due_minutes(problem, employee, days)
    planned = planned_minutes(problem, rota, employee.id, days)
    return due - planned - problem.contract_of(employee).debit_minutes


def _violation(
    problem: Problem,
    rota: Rota,
    employee: Employee,
    days: tuple[date, ...],
    amount: int,
    more: int,
) -> Violation:
    """Return the breach of some dates, on which `more` is owed than is due."""
    whole = len(days) == len(problem.period.days)
    return RULE.violation(
        problem,
        amount,
        message(
            "{name} is given {planned} of the {due} owed.",
            name=employee.name,
            planned=Duration(planned_minutes(problem, rota, employee.id, days)),
            due=Duration(due_minutes(problem, employee, days) + more),
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
