"""Change of place: a day is quieter in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Rota, changes_in
from planner.rules.diary import planned_days
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.rules.wording import place_name
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each change of place, home included, within a day."""
    for employee, day, assignments in planned_days(rota, scope):
        for one, other in changes_in(assignments):
            if one.place != other.place:
                yield RULE.violation(
                    problem,
                    1,
                    message(
                        "{name} goes from {place} to {other} before {time}.",
                        name=employee.name,
                        place=place_name(problem, one.place),
                        other=place_name(problem, other.place),
                        time=Clock(other.start),
                    ),
                    employee_id=employee.id,
                    post_id=other.post_id,
                    day=day,
                    start=other.start,
                    end=other.end,
                )


RULE = Rule(
    id="site_change",
    title="Change of site within a day",
    reason="Going from one site to another eats up the break and the day.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.TIMES,
    weight=15,
    check=check,
)
