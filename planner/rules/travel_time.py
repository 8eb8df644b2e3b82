"""Travel time: between two places of one day there is time to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Rota, changes_in
from planner.rules.diary import planned_days
from planner.rules.rule import Confidence, Level, Rule, Unit, Violation
from planner.rules.wording import place_name
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes missing to go from one place of a day to the next.

    Assignments that overlap are the business of the rule `one_place`.
    """
    for employee, day, assignments in planned_days(rota, scope):
        for one, other in changes_in(assignments):
            missing = _missing(problem, one, other)
            if missing:
                yield RULE.violation(
                    problem,
                    missing,
                    message(
                        "{name} has {gap} to go from {place} to {other}; it takes "
                        "{travel}.",
                        name=employee.name,
                        gap=Duration(other.start - one.end),
                        place=place_name(problem, one.place),
                        other=place_name(problem, other.place),
                        travel=Duration(problem.travel(one.place, other.place)),
                    ),
                    employee_id=employee.id,
                    day=day,
                    post_id=other.post_id,
                    start=other.start,
                    end=other.end,
                )


def _missing(problem: Problem, one: Assignment, other: Assignment) -> int:
    gap = other.start - one.end
    if gap < 0:
        return 0
    return max(0, problem.travel(one.place, other.place) - gap)


RULE = Rule(
    id="travel_time",
    title="Travel time",
    reason="Going from one site to another takes time, and nobody runs.",
    source="Travel between two sites of one day (labour code, by analogy)",
    confidence=Confidence.UNSURE,
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
