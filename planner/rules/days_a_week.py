"""Days a week: on how many dates of a week someone works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.rules.diary import diary, shown_on, week_of
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Parameter,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the dates worked in each week beyond those agreed or allowed."""
    for employee in scope.employees:
        agreed = problem.contract_of(employee).days_a_week or DAYS_A_WEEK
        most = min(agreed, round(RULE.value(problem, "days", employee)))
        if most < DAYS_A_WEEK:
            yield from _employee(problem, rota, employee, most)


def _employee(
    problem: Problem, rota: Rota, employee: Employee, most: int
) -> Iterator[Violation]:
    worked = diary(problem, rota, employee)
    for monday in problem.period.weeks:
        days = len(week_of(worked, monday))
        if days > most:
            yield RULE.violation(
                problem,
                days - most,
                message(
                    "Days worked by {name} in the week of {monday}: {days}; at most "
                    "{most}.",
                    name=employee.name,
                    monday=monday,
                    days=days,
                    most=most,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


RULE = Rule(
    id="days_a_week",
    title="Days worked in a week",
    reason="Whoever chose four days a week keeps the others, whichever they are.",
    source="Contract",
    confidence=Confidence.HOUSE,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(
            source="Code du travail L. 3132-1 (6 days); contract",
            confidence=Confidence.KNOWN,
        ),
    ),
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "days": Parameter(
            default=7,
            unit="days",
            meaning="Most days worked in a week, whatever the contract says",
            rule_sets={"private": 6, "idcc1147": 6, "idcc2264": 6},
        )
    },
    check=check,
)
