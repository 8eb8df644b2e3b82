"""Stability: what was published changes as little as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.notice import Notice, notice_of
from planner.domain.published import (
    HOURS_CHANGED,
    change_on,
    start_of_change,
    told_days,
)
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

FACTORS: Mapping[Notice, float] = {
    Notice.LONG: 1.0,
    Notice.SHORT: 2.0,
    Notice.URGENT: 3.0,
}
"""How much more a change with less notice costs."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each day that is not as published: 1 for other hours, 0.5 for another post.

    A date on which someone is absent all day is no change of the rota.
    """
    for employee in scope.employees:
        for day in told_days(problem, employee):
            changed = change_on(problem, rota, employee, day)
            if changed:
                start = start_of_change(problem, rota, employee, day)
                notice = notice_of(day, start, problem.planned_at)
                yield RULE.violation(
                    problem,
                    changed,
                    _said(changed, employee.name),
                    factor=FACTORS[notice],
                    employee_id=employee.id,
                    day=day,
                )


def _said(changed: float, name: str) -> Message:
    if changed == HOURS_CHANGED:
        return message("The hours of {name} are not those published.", name=name)
    return message("The post or place of {name} is not the one published.", name=name)


RULE = Rule(
    id="stability",
    title="Stability of the published rota",
    reason="People have made plans around what they were told; one change must not "
    "shift everyone.",
    source="Establishment (published rota)",
    level=Level.STABILITY,
    unit=Unit.TIMES,
    weight=60,
    check=check,
)
