"""Planned week: hours planned from Monday to Sunday, overtime apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import minutes_by_week
from planner.rules.diary import shown_on
from planner.rules.overtime_cap import overtime_on_top
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each week above what a rota may plan.

    The 44 hours of public hospitals are those without overtime: what someone accepted
    comes on top (`overtime_on_top` says how). The 48 hours of the Labour code hold it.
    """
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    most = most_in_week(problem, employee)
    weeks = minutes_by_week(problem, rota, employee)
    for monday in problem.period.weeks:
        worked = weeks.get(monday, 0)
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} is planned {worked} in the week of {monday}; {most} at "
                    "most.",
                    name=employee.name,
                    worked=Duration(worked),
                    monday=monday,
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


def most_in_week(problem: Problem, employee: Employee) -> float:
    """Return the most minutes of a week, the overtime accepted included."""
    most = RULE.value(problem, "minutes", employee)
    apart = RULE.value(problem, "overtime_on_top", employee)
    return most + overtime_on_top(problem, employee) if apart else most


RULE = Rule(
    id="planned_week",
    title="Hours planned in a week",
    reason="A rota leaves room below the legal limit for what could not be foreseen.",
    source=(
        "Décret 2002-9 art. 9 and 11 (public hospitals: 44 h without overtime); code "
        "du travail L. 3121-20 (48 h)"
    ),
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=44 * 60,
            unit="minutes",
            meaning="Most time planned from Monday to Sunday",
            rule_sets={"private": 48 * 60, "idcc1147": 48 * 60, "idcc2264": 48 * 60},
        ),
        "overtime_on_top": Parameter(
            default=1,
            unit="yes or no",
            meaning="Overtime accepted for the period comes on top",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        ),
    },
    check=check,
)
