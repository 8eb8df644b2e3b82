"""Late change: what was published is changed with less notice than due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.notice import time_left
from planner.domain.published import (
    change_on,
    start_of_change,
    told_days,
    working_days_before,
)
from planner.rules.notice_sources import NOTICE
from planner.rules.rule import (
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
    from datetime import date, datetime

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each published day that is changed too late: once each."""
    now = problem.planned_at
    if now is None:
        return
    for employee in scope.employees:
        for day in told_days(problem, employee):
            if not change_on(problem, rota, employee, day):
                continue
            start = start_of_change(problem, rota, employee, day)
            if _late(problem, employee, day, start, now):
                yield RULE.violation(
                    problem,
                    1,
                    message(
                        "The published day of {name} changes with less notice than "
                        "due: a reason is needed, and her agreement if she may "
                        "refuse.",
                        name=employee.name,
                    ),
                    employee_id=employee.id,
                    day=day,
                )


def _late(
    problem: Problem, employee: Employee, day: date, start: int, now: datetime
) -> bool:
    hours = timedelta(hours=RULE.value(problem, "hours", employee))
    if hours and time_left(day, start, now) < hours:
        return True
    needed = RULE.value(problem, "part_time_days", employee)
    if not needed or not problem.contract_of(employee).part_time:
        return False
    return working_days_before(problem, employee, day, now.date()) < needed


RULE = Rule(
    id="late_change",
    title="Late change",
    reason="A change at short notice is explained to the person it falls on.",
    source="Décret 2002-9 art. 13 (public hospitals: 48 h)",
    confidence=Confidence.SECONDARY,
    bases=NOTICE,
    level=Level.ALERT,
    unit=Unit.TIMES,
    parameters={
        "hours": Parameter(
            default=48,
            unit="hours",
            meaning="Notice due before a changed day starts (0: none due)",
            rule_sets={"private": 0, "idcc1147": 15 * 24, "idcc2264": 0},
        ),
        "part_time_days": Parameter(
            default=0,
            unit="working days",
            meaning="Working days of notice due to part-timers (3 by agreement; 0: "
            "none due)",
            rule_sets={"private": 7, "idcc2264": 7},
        ),
    },
    check=check,
)
