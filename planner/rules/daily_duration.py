"""Daily duration: hours worked in one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Rota, worked_segments
from planner.rules.diary import planned_days
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes worked in one day above the limit."""
    for employee, day, assignments in planned_days(rota, scope):
        most = RULE.value(problem, "minutes", employee)
        worked = sum(segment.minutes for segment in worked_segments(assignments))
        if worked > most:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} works {worked} on this day; {most} at most.",
                    name=employee.name,
                    worked=Duration(worked),
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=day,
            )


RULE = Rule(
    id="daily_duration",
    title="Hours in a day",
    reason="Too long a day is tiring and the law limits it.",
    source="Décret 2002-9 art. 7-1° (public hospitals); code du travail L. 3121-18",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=9 * 60,
            unit="minutes",
            meaning="Most working time in one day",
            rule_sets={"private": 10 * 60, "idcc1147": 10 * 60, "idcc2264": 10 * 60},
        )
    },
    check=check,
)
