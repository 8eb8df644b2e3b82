"""Rotation: each member holds every activity of a rotation in each round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rounds import turns
from planner.rules.diary import diary
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.rotation import Rotation
    from planner.domain.rounds import Round
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each activity a member does not hold in a round."""
    for rotation in problem.rotations:
        for employee in scope.employees:
            for turn, wanted in turns(problem, rotation, employee):
                held = _held(problem, rota, employee, turn)
                for activity_id in sorted(wanted - held):
                    yield _missing(problem, rotation, employee, turn, activity_id)


def _held(
    problem: Problem, rota: Rota, employee: Employee, turn: Round
) -> frozenset[str]:
    days = diary(problem, rota, employee)
    return frozenset(
        activity_id
        for day in turn
        for one in days.get(day, ())
        for activity_id in activities_of(problem, one.post_id)
    )


def _missing(
    problem: Problem,
    rotation: Rotation,
    employee: Employee,
    turn: Round,
    activity_id: str,
) -> Violation:
    return RULE.violation(
        problem,
        1,
        message(
            "{name} does not hold {activity} from {first} to {last} ({rotation}).",
            name=employee.name,
            activity=problem.activities_by_id[activity_id].name,
            first=turn[0],
            last=turn[-1],
            rotation=rotation.name,
        ),
        employee_id=employee.id,
        day=max(turn[0], problem.period.start),
    )


def activities_of(problem: Problem, post_id: str) -> frozenset[str]:
    """Return the activities of a post and of the posts it is combined of."""
    held = (post_id, *problem.post(post_id).combines)
    return frozenset(problem.post(name).activity_id for name in held)


RULE = Rule(
    id="rotation",
    title="Rotation",
    reason="Taking turns keeps everyone able, and nobody stuck with one task.",
    source="Establishment (rotation agreed in each team)",
    level=Level.PEOPLE,
    unit=Unit.TIMES,
    weight=20,
    check=check,
)
