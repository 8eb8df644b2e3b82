"""Past: what has been worked is not planned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.published import held_on, is_past, told_days, told_on
from planner.rules.diary import quarters
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each past date that differ from what was published."""
    for employee in scope.employees:
        for day in told_days(problem, employee):
            if not is_past(problem, day):
                continue
            told = _held(told_on(problem, employee, day))
            now = _held(held_on(problem, rota, employee, day))
            times = told.keys() | now.keys()
            changed = sum(told.get(time) != now.get(time) for time in times)
            if changed:
                yield RULE.violation(
                    problem,
                    changed * GRID,
                    message(
                        "This day of {name} is past: it stays as it was published.",
                        name=employee.name,
                    ),
                    employee_id=employee.id,
                    day=day,
                )


def _held(day: Iterable[Assignment]) -> Mapping[int, tuple[str, str]]:
    """Return the post and place of each quarter-hour of a day."""
    return {
        time: (one.post_id, one.place)
        for one in day
        for time in quarters(one.start, one.end)
    }


RULE = Rule(
    id="past",
    title="The past",
    reason="What has been worked is a fact, and no calculation may rewrite it.",
    source="Establishment (published rota)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
