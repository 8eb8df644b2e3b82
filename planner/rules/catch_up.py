"""Catch-up: after a long leave there is time to catch up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import first_dates
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
    for short in short_days(problem, rota, scope, RULE, first_dates):
        yield RULE.violation(
            problem,
            short.due - short.time,
            message(
                "{name} is back from a leave until {leave} and has {time} to catch "
                "up; {due} are wished.",
                name=short.employee.name,
                leave=short.leave,
                time=Duration(short.time),
                due=Duration(short.due),
            ),
            employee_id=short.employee.id,
            day=short.day,
        )


RULE = Rule(
    id="catch_up",
    title="Catch-up after leave",
    reason="Whoever comes back needs time to read what happened meanwhile.",
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
            meaning="Minutes to catch up on the first day after",
        ),
    },
    check=check,
)
