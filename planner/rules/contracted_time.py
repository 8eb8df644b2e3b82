"""Contracted time: what is planned over the period stays within what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, planned_minutes
from planner.rules.rule import Confidence, Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes planned beyond what is due and the credit allowed."""
    for employee in scope.employees:
        most = due_minutes(problem, employee)
        most += problem.contract_of(employee).credit_minutes
        minutes = planned_minutes(problem, rota, employee.id)
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


RULE = Rule(
    id="contracted_time",
    title="Contracted time",
    reason="A rota plans no overtime beyond the small credit the contract allows.",
    source="Contract; overtime only when asked for: décret 2002-9 art. 15",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
