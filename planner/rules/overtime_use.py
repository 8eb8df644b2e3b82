"""Overtime use: overtime is paid for, or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import overtime_minutes
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of overtime of each person who accepted some."""
    for employee in scope.employees:
        if not problem.contract_of(employee).overtime_minutes:
            continue
        overtime = overtime_minutes(problem, rota, employee)
        if overtime:
            yield RULE.violation(
                problem,
                overtime,
                message(
                    "{name} does {overtime} of overtime over the period.",
                    name=employee.name,
                    overtime=Duration(overtime),
                ),
                employee_id=employee.id,
            )


RULE = Rule(
    id="overtime_use",
    title="Overtime",
    reason="Overtime costs more than ordinary hours and tires people.",
    source="Contract (overtime accepted)",
    level=Level.COST,
    unit=Unit.MINUTES,
    weight=6,
    check=check,
)
