"""Rolling week: hours worked in any seven days in a row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK, Employee
from planner.rules.diary import diary
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
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes above the limit in the seven days that end on each date."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    most = RULE.value(problem, "minutes", employee)
    minutes = {
        day: sum(one.minutes for one in assignments)
        for day, assignments in diary(problem, rota, employee).items()
    }
    for last in problem.period.days:
        window = (last - timedelta(days=n) for n in range(DAYS_A_WEEK))
        worked = sum(minutes.get(day, 0) for day in window)
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} works {worked} in the seven days that end here; {most} at "
                    "most.",
                    name=employee.name,
                    worked=Duration(worked),
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=last,
            )


RULE = Rule(
    id="rolling_week",
    title="Hours in any seven days",
    reason="No seven days in a row may be overloaded, wherever the week is cut.",
    source="Décret 2002-9 art. 6 (public hospitals)",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(
            source=(
                "Stricter than code du travail L. 3121-20, which counts from Monday "
                "to Sunday"
            ),
            confidence=Confidence.HOUSE,
        ),
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=48 * 60,
            unit="minutes",
            meaning="Most working time in seven days in a row, overtime included",
        )
    },
    check=check,
)
