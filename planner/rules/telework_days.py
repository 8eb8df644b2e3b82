"""Telework days: how many days a week are spent at home, at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.telework import days_not_worked, derogated
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
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days at home of each week beyond what is allowed."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    days = diary(problem, rota, employee)
    for monday in problem.period.weeks:
        most = most_at_home(problem, employee, monday)
        week = week_of(days, monday).values()
        remote = sum(any(one.remote for one in day) for day in week)
        if remote > most:
            yield RULE.violation(
                problem,
                remote - most,
                message(
                    "Days at home of {name} in the week of {monday}: {days}; at most "
                    "{most}.",
                    name=employee.name,
                    monday=monday,
                    days=remote,
                    most=most,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


def most_at_home(problem: Problem, employee: Employee, monday: date) -> int:
    """Return the most days at home in a week, of the agreement and of the limit.

    A derogation lifts the limit, not the agreement (`derogated` says in which weeks).
    """
    if derogated(employee, monday):
        return employee.telework_days
    cap = round(RULE.value(problem, "cap", employee))
    if RULE.value(problem, "pro_rata", employee):
        cap -= days_not_worked(problem.contract_of(employee))
    return min(employee.telework_days, max(0, cap))


RULE = Rule(
    id="telework_days",
    title="Telework days a week",
    reason="Telework stays within the agreement and within three days a week.",
    source=(
        "Décret 2016-151 art. 3 (public service, full time); telework agreement. The "
        "share of part-timers is ours, derived from it: 2 days at four fifths, 1 at "
        "three fifths"
    ),
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR, Basis(source="Telework agreement", confidence=Confidence.HOUSE)
    ),
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "cap": Parameter(
            default=3,
            unit="days",
            meaning="Most days at home in a week, whatever the agreement says",
            rule_sets={"private": 7, "idcc1147": 7, "idcc2264": 7},
        ),
        "pro_rata": Parameter(
            default=1,
            unit="yes or no",
            meaning="The whole days a part-timer does not work are taken off",
        ),
    },
    check=check,
)
