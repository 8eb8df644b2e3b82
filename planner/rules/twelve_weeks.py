"""Twelve weeks: hours a week, on average over any twelve weeks in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import (
    LAST,
    known_weeks,
    minutes_by_week,
    week_minutes,
    windows_of,
)
from planner.rules.diary import shown_on
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

WEEKS = 12


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes above the average in each window of weeks known in full."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    average = RULE.value(problem, "minutes", employee)
    weeks = known_weeks(problem, employee)
    windows = windows_of(problem, weeks, WEEKS)
    weeks_worked = minutes_by_week(problem, rota, employee) if windows else {}
    for window in windows:
        worked = sum(week_minutes(problem, employee, m, weeks_worked) for m in window)
        if worked > average * WEEKS:
            yield RULE.violation(
                problem,
                worked - average * WEEKS,
                message(
                    "{name} works {worked} a week on average over the {weeks} weeks "
                    "that end on {last}; {most} at most.",
                    name=employee.name,
                    worked=Duration(worked / WEEKS),
                    weeks=WEEKS,
                    last=window[-1] + LAST,
                    most=Duration(average),
                ),
                employee_id=employee.id,
                day=shown_on(problem, window[-1]),
            )


RULE = Rule(
    id="twelve_weeks",
    title="Average of twelve weeks",
    reason="Nobody works long weeks for months on end.",
    source="Code du travail L. 3121-22 and L. 3121-23 (private sector)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=48 * 60,
            unit="minutes",
            meaning="Most time a week, on average over any twelve weeks in a row",
            rule_sets={"private": 44 * 60, "idcc1147": 44 * 60, "idcc2264": 44 * 60},
        )
    },
    check=check,
)
