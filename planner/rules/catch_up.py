"""Catch-up: after a long leave there is time to catch up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import first_dates, own_files
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.rules.shares import beyond
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes missing on the date, where it is worked."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    due = RULE.value(problem, "minutes", employee)
    long = RULE.value(problem, "days", employee)
    for day, leave in first_dates(problem, employee, long).items():
        held = rota.on(employee.id, day) if day in problem.period else ()
        time = sum(a.minutes for a in held if own_files(problem, employee, a.post_id))
        if held and beyond(due, time):
            yield RULE.violation(
                problem,
                due - time,
                message(
                    "{name} is back from a leave until {leave} and has {time} to catch "
                    "up; {due} are wished.",
                    name=employee.name,
                    leave=leave,
                    time=Duration(time),
                    due=Duration(due),
                ),
                employee_id=employee.id,
                day=day,
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
