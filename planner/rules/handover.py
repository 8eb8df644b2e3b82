"""Hand-over: before a long leave there is time to hand one's files over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import last_dates
from planner.rules.own_time import short_days
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes missing on the date, where it is worked."""
    for short in short_days(problem, rota, scope, RULE, last_dates):
        yield RULE.violation(
            problem,
            short.due - short.time,
            message(
                "{name} is on leave from {leave} and has {time} to hand files "
                "over; {due} are wished.",
                name=short.employee.name,
                leave=short.leave,
                time=Duration(short.time),
                due=Duration(short.due),
            ),
            employee_id=short.employee.id,
            day=short.day,
        )


RULE = Rule(
    id="handover",
    title="Hand-over before leave",
    reason="What is handed over before a leave does not fall between two stools.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=15,
    parameters={
        "days": Parameter(
            default=5,
            unit="days",
            meaning="Calendar days from which a planned leave is long",
        ),
        "minutes": Parameter(
            default=120,
            unit="minutes",
            meaning="Minutes to hand files over on the last day before",
        ),
    },
    check=check,
)
