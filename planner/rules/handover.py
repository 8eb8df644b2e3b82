"""Hand-over: before a long leave there is time to hand one's files over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import last_dates, own_files
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
    for day, leave in last_dates(problem, employee, long).items():
        held = rota.on(employee.id, day) if day in problem.period else ()
        time = sum(a.minutes for a in held if own_files(problem, employee, a.post_id))
        if held and beyond(due, time):
            yield RULE.violation(
                problem,
                due - time,
                message(
                    "{name} is on leave from {leave} and has {time} to hand files "
                    "over; {due} are wished.",
                    name=employee.name,
                    leave=leave,
                    time=Duration(time),
                    due=Duration(due),
                ),
                employee_id=employee.id,
                day=day,
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
