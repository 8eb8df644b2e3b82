"""Longest run: nobody is on the phone for hours on end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned_days
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Activity

Run = tuple["Activity", int, int]
"""An activity and from when to when it is done without a gap."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each uninterrupted run beyond the longest wished."""
    for employee, day, assignments in planned_days(rota, scope):
        for activity, start, end in runs(problem, assignments):
            most = longest(problem, employee, activity)
            if most is not None and end - start > most:
                yield RULE.violation(
                    problem,
                    end - start - most,
                    message(
                        "{name} does {activity} for {time} without a break; the aim "
                        "is {most} at most.",
                        name=employee.name,
                        activity=activity.name,
                        time=Duration(end - start),
                        most=Duration(most),
                    ),
                    employee_id=employee.id,
                    day=day,
                    start=start,
                    end=end,
                )


def runs(problem: Problem, assignments: Iterable[Assignment]) -> list[Run]:
    """Return the runs of one activity in a day, adjoining assignments made one."""
    found: list[Run] = []
    for one in assignments:
        activity = problem.activity_of(one.post_id)
        if found and found[-1][0] == activity and found[-1][2] == one.start:
            found[-1] = (activity, found[-1][1], one.end)
        else:
            found.append((activity, one.start, one.end))
    return found


def longest(problem: Problem, employee: Employee, activity: Activity) -> float | None:
    """Return the longest run wished, none on what she likes best."""
    if activity.id in employee.prefers:
        return None
    name = "phone_minutes" if activity.phone else "other_minutes"
    return RULE.value(problem, name, employee)


RULE = Rule(
    id="longest_run",
    title="Longest run on one task",
    reason="Hours on the phone without a change wear people out.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=10,
    parameters={
        "phone_minutes": Parameter(
            default=240,
            unit="minutes",
            meaning="Longest run on the phone",
        ),
        "other_minutes": Parameter(
            default=480,
            unit="minutes",
            meaning="Longest run on any other activity",
        ),
    },
    check=check,
)
