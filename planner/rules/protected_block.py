"""Protected block: hours kept for work that cannot be done between two calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.rules.diary import planned, quarters
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.rotation import ProtectedBlock
    from planner.domain.scope import Scope


def protects(block: ProtectedBlock, employee: Employee) -> bool:
    """Return whether a block is hers or her service's."""
    return employee.id == block.employee_id or (
        block.service_id is not None and employee.home_service_id == block.service_id
    )


def likes_phone(problem: Problem, employee: Employee) -> bool:
    """Return whether an activity she prefers is on the phone: no block holds then."""
    return any(problem.activities_by_id[name].phone for name in employee.prefers)


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes on the phone inside protected hours, each counted once."""
    if not problem.protected_blocks:
        return
    for employee, one in planned(rota, scope):
        if not problem.activity_of(one.post_id).phone:
            continue
        minutes = _protected(problem, employee, one)
        if minutes and not likes_phone(problem, employee):
            yield RULE.violation(
                problem,
                minutes,
                message(
                    "{name} is on the phone for {time} of her hours without phone.",
                    name=employee.name,
                    time=Duration(minutes),
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _protected(problem: Problem, employee: Employee, one: Assignment) -> int:
    windows = [
        block.window for block in problem.protected_blocks if protects(block, employee)
    ]
    return GRID * sum(
        any(w.minutes_on(one.date, quarter, quarter + GRID) for w in windows)
        for quarter in quarters(one.start, one.end)
    )


RULE = Rule(
    id="protected_block",
    title="Hours without phone",
    reason="Letters and files need hours in a row without a call.",
    source="Establishment (protected hours)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=6,
    check=check,
)
