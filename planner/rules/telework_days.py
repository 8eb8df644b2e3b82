"""Telework days: how many days a week are spent at home, at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import diary, shown_on, week_of
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days at home of each week beyond what is allowed."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    cap = RULE.value(problem, "cap", employee)
    most = min(employee.telework_days, round(cap))
    days = diary(problem, rota, employee)
    for monday in problem.period.weeks:
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


RULE = Rule(
    id="telework_days",
    title="Telework days a week",
    reason="Telework stays within the agreement and within three days a week.",
    source="Décret 2016-151 art. 3 (public service); telework agreement",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "cap": Parameter(
            default=3,
            unit="days",
            meaning="Most days at home in a week, whatever the agreement says",
            rule_sets={"private": 7, "idcc1147": 7, "idcc2264": 7},
        )
    },
    check=check,
)
