"""Cycle average: hours a week over each cycle of the pattern, overtime apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import cycles_known, minutes_by_week, week_minutes
from planner.rules.diary import shown_on
from planner.rules.overtime_cap import overtime_on_top
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

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each cycle known in full above its average.

    The 39 hours of public hospitals are those without overtime: what someone accepted
    for the period comes on top of the cycle (`overtime_on_top` says how). What was
    overtime in weeks before the period is not known, and counts as ordinary hours.
    """
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    average = RULE.value(problem, "minutes", employee)
    weeks_worked = minutes_by_week(problem, rota, employee)
    for cycle in cycles_known(problem, employee):
        worked = sum(week_minutes(problem, employee, m, weeks_worked) for m in cycle)
        most = average * len(cycle) + lifted(problem, employee)
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
                    most=Duration(most / len(cycle)),
                ),
                employee_id=employee.id,
                day=shown_on(problem, cycle[-1]),
            )


def lifted(problem: Problem, employee: Employee) -> int:
    """Return the minutes of overtime that come on top of a cycle."""
    apart = RULE.value(problem, "overtime_on_top", employee)
    return overtime_on_top(problem, employee) if apart else 0


RULE = Rule(
    id="cycle_average",
    title="Average week of a cycle",
    reason="Long weeks are made up for by short ones before the cycle ends.",
    source="Décret 2002-9 art. 9 and 11 (public hospitals: 39 h without overtime)",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(
            source="A cautious default: an average of 48 h over each cycle",
            confidence=Confidence.HOUSE,
        ),
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=39 * 60,
            unit="minutes",
            meaning="Most time a week, on average over each whole cycle",
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
