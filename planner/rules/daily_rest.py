"""Daily rest: hours between the end of one day and the start of the next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY
from planner.rules.diary import days_worked
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of rest missing between two successive days."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    needed = RULE.value(problem, "minutes", employee)
    days = days_worked(problem, rota, employee)
    for day, (start, _) in days.items():
        yesterday = days.get(day - timedelta(days=1))
        if yesterday is None or day < problem.period.start:
            continue
        rest = END_OF_DAY - yesterday[1] + start
        if rest < needed:
            yield RULE.violation(
                problem,
                needed - rest,
                message(
                    "{name} has {rest} of rest before this day; {needed} are due.",
                    name=employee.name,
                    rest=Duration(rest),
                    needed=Duration(needed),
                ),
                employee_id=employee.id,
                day=day,
            )


RULE = Rule(
    id="daily_rest",
    title="Daily rest",
    reason="Nobody closes late and opens early the next morning.",
    source="Décret 2002-9 art. 6 (public hospitals); code du travail L. 3131-1",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=12 * 60,
            unit="minutes",
            meaning="Rest between two days; 11 h by local agreement since Dec 2021",
            rule_sets={"private": 11 * 60, "idcc1147": 11 * 60, "idcc2264": 11 * 60},
        )
    },
    check=check,
)
