"""Publication notice: people know their rota well before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.published import working_days_before
from planner.rules.diary import diary
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
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days of notice each person planned lacks at a first publication."""
    if problem.planned_at is None or problem.published is not None:
        return
    told = problem.planned_at.date()
    for employee in scope.employees:
        short = max(
            _calendar(problem, employee, told), _working(problem, employee, told)
        )
        if short > 0 and diary(problem, rota, employee):
            yield RULE.violation(
                problem,
                short,
                message(
                    "{name} learns her rota {days} days too late: a reason is needed.",
                    name=employee.name,
                    days=short,
                ),
                employee_id=employee.id,
                day=problem.period.start,
            )


def _calendar(problem: Problem, employee: Employee, told: date) -> int:
    needed = round(RULE.value(problem, "days", employee))
    return needed - (problem.period.start - told).days if needed else 0


def _working(problem: Problem, employee: Employee, told: date) -> int:
    if not problem.contract_of(employee).part_time:
        return 0
    needed = round(RULE.value(problem, "part_time_days", employee))
    left = working_days_before(problem, employee, problem.period.start, told)
    return needed - left if needed else 0


RULE = Rule(
    id="publication_notice",
    title="Notice of the rota",
    reason="People arrange their lives around a rota: they need it in time.",
    source="Décret 2002-9 art. 13 (public hospitals: 15 days)",
    confidence=Confidence.SECONDARY,
    bases=NOTICE,
    level=Level.ALERT,
    unit=Unit.DAYS,
    parameters={
        "days": Parameter(
            default=15,
            unit="days",
            meaning="Calendar days of notice before the period (0: none due)",
            rule_sets={"private": 0, "idcc2264": 0},
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
