"""Contracted time: what is planned over the period stays within what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import (
    beyond_due,
    cut_short,
    most_in_window,
    most_minutes,
    planned_minutes,
    whole_windows,
)
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes beyond what is due, the credit and the overtime accepted.

    Hours worked in advance before the period are taken off, hours owed are added. A
    date that an unforeseen absence cuts short counts for what it still owes at most.
    Where the contract balances hours by the week or cycle, each that the period holds
    in full is held to the same.
    """
    for employee in scope.employees:
        most = most_minutes(problem, employee)
        minutes = planned_minutes(problem, rota, employee.id)
        minutes -= _excused(problem, rota, employee)
        if minutes > most:
            yield RULE.violation(
                problem,
                minutes - most,
                message(
                    "{name} works {planned} over the period; {most} at most.",
                    name=employee.name,
                    planned=Duration(minutes),
                    most=Duration(most),
                ),
                employee_id=employee.id,
            )
        yield from _windows(problem, rota, employee)


def _windows(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    """Yield what is beyond in each whole week or cycle."""
    for days in whole_windows(problem, employee):
        most = most_in_window(problem, employee, days)
        minutes = planned_minutes(problem, rota, employee.id, days)
        if minutes > most:
            yield RULE.violation(
                problem,
                minutes - most,
                message(
                    "{name} works {planned} from {first} to {last}; {most} at most.",
                    name=employee.name,
                    planned=Duration(minutes),
                    first=days[0],
                    last=days[-1],
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=days[0],
            )


def _excused(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the minutes worked on dates cut short beyond what these still owe."""
    return sum(
        beyond_due(
            problem, employee, day, planned_minutes(problem, rota, employee.id, (day,))
        )
        for day in problem.period.days
        if cut_short(problem, employee, day)
    )


RULE = Rule(
    id="contracted_time",
    title="Contracted time",
    reason="A rota plans no more than the contract, its small credit and the overtime "
    "the person has accepted.",
    source="Contract; overtime only when asked for: décret 2002-9 art. 15",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR, Basis(source="Contract", confidence=Confidence.HOUSE)
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
