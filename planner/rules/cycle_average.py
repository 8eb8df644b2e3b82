"""Cycle average: hours a week, on average over each cycle of the working pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import cycles_known, minutes_by_week, week_minutes
from planner.rules.diary import shown_on
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each cycle known in full above its average."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    average = RULE.value(problem, "minutes", employee)
    weeks_worked = minutes_by_week(problem, rota, employee)
    for cycle in cycles_known(problem, employee):
        worked = sum(week_minutes(problem, employee, m, weeks_worked) for m in cycle)
        most = average * len(cycle)
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} is planned {worked} a week on average over the cycle that "
                    "starts on {monday}; {most} at most.",
                    name=employee.name,
                    worked=Duration(worked / len(cycle)),
                    monday=cycle[0],
                    most=Duration(average),
                ),
                employee_id=employee.id,
                day=shown_on(problem, cycle[-1]),
            )


RULE = Rule(
    id="cycle_average",
    title="Average week of a cycle",
    reason="Long weeks are made up for by short ones before the cycle ends.",
    source="Décret 2002-9 art. 9 and 11 (public hospitals: 39 h without overtime)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=39 * 60,
            unit="minutes",
            meaning="Most time a week, on average over each whole cycle",
            rule_sets={"private": 48 * 60, "idcc1147": 48 * 60, "idcc2264": 48 * 60},
        )
    },
    check=check,
)
