"""Complementary hours: how far a part-timer may work beyond the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import (
    balance_windows,
    due_minutes,
    left_of_published,
    planned_minutes,
)
from planner.domain.clock import GRID
from planner.domain.history import minutes_by_week
from planner.rules.diary import shown_on
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

TINY = 1e-6
"""A third of the time due is a whole number of minutes once rounding is undone."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes beyond a part-timer's contract, and those of a full week."""
    for employee in scope.employees:
        ratio = RULE.value(problem, "percent", employee) / 100
        if problem.contract_of(employee).part_time and ratio:
            yield from _beyond(problem, rota, employee, ratio)
            yield from _full_weeks(problem, rota, employee)


def _beyond(
    problem: Problem, rota: Rota, employee: Employee, ratio: float
) -> Iterator[Violation]:
    """Yield what is beyond in each week, cycle or period the hours are balanced over.

    The hours due are those of the dates of it; absences are credited as usual.
    """
    for days in balance_windows(problem, employee):
        most = most_with_them(problem, employee, days, ratio)
        worked = planned_minutes(problem, rota, employee.id, days)
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} works part-time and is planned {worked} from {first} to "
                    "{last}; {most} at most with complementary hours.",
                    name=employee.name,
                    worked=Duration(worked),
                    first=days[0],
                    last=days[-1],
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=days[0],
            )


def most_with_them(
    problem: Problem, employee: Employee, days: tuple[date, ...], ratio: float
) -> int:
    """Return the most minutes on some dates, complementary hours of a ratio included.

    What an illness leaves of the rota as published may stand.
    """
    due = due_minutes(problem, employee, days)
    most = int(due * (1 + ratio) + TINY)
    return max(most, left_of_published(problem, employee, days, most - due))


def _full_weeks(
    problem: Problem, rota: Rota, employee: Employee
) -> Iterator[Violation]:
    """Yield what brings a week up to full time."""
    most = RULE.value(problem, "week", employee) - GRID
    weeks = minutes_by_week(problem, rota, employee)
    for monday in problem.period.weeks:
        worked = weeks.get(monday, 0)
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} works part-time and is planned {worked} in the week of "
                    "{monday}: a full week.",
                    name=employee.name,
                    worked=Duration(worked),
                    monday=monday,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


RULE = Rule(
    id="complementary_hours",
    title="Complementary hours",
    reason="A part-time contract stays part-time.",
    source=("Code du travail L. 3123-28 and L. 3123-29; IDCC 1147, avenant 64"),
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "percent": Parameter(
            default=0,
            unit="% of the time due",
            meaning="Most time beyond a part-time contract (0: does not apply)",
            rule_sets={"private": 10, "idcc1147": 100 / 3, "idcc2264": 10},
        ),
        "week": Parameter(
            default=35 * 60,
            unit="minutes",
            meaning="Full-time week that a part-timer never reaches",
        ),
    },
    check=check,
)
