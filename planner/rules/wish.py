"""Wish: what people ask for on a date is heard when possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind
from planner.domain.rota import Assignment, Cell, Rota, worked_segments
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each wish not heard on a date of the period that is being planned."""
    for employee in scope.employees:
        for request in problem.requests_of.get(employee.id, ()):
            said = _breach(problem, rota, employee, request)
            if said:
                yield RULE.violation(
                    problem,
                    1,
                    said,
                    factor=request.strength,
                    employee_id=employee.id,
                    day=request.date,
                )


def _breach(
    problem: Problem, rota: Rota, employee: Employee, request: Request
) -> Message | None:
    """Return what was wished and is not given, if it is not."""
    planned = request.date in problem.period and problem.is_free(
        employee.id, request.date
    )
    if not planned or heard(problem, rota.on(*_cell(request)), request):
        return None
    if request.kind is RequestKind.DAY_OFF:
        return message("{name} wished to be off.", name=employee.name)
    if request.kind is RequestKind.TELEWORK:
        return message("{name} wished to work from home.", name=employee.name)
    shift = problem.shift_types_by_id[request.shift_type_id or ""].name
    if request.kind is RequestKind.NOT_SHIFT:
        return message(
            "{name} wished not to work {shift}.", name=employee.name, shift=shift
        )
    if request.kind is RequestKind.ON_SHIFT:
        return message(
            "{name} wished to work {shift}.", name=employee.name, shift=shift
        )
    return message(
        "{name} wished other hours ({shift}).", name=employee.name, shift=shift
    )


def _cell(request: Request) -> Cell:
    return (request.employee_id, request.date)


def heard(problem: Problem, day: Sequence[Assignment], request: Request) -> bool:
    """Return whether a day, worked or off, is what was wished."""
    if not day:
        return request.kind is not RequestKind.ON_SHIFT
    if request.kind is RequestKind.TELEWORK:
        return any(one.remote for one in day)
    if request.shift_type_id is None:
        return False
    named = problem.shift_types_by_id[request.shift_type_id]
    works_it = worked_segments(day) == named.segments
    return works_it != (request.kind is RequestKind.NOT_SHIFT)


RULE = Rule(
    id="wish",
    title="Wishes",
    reason="A wish heard costs nothing to patients and much is gained.",
    source="Establishment (wishes of each person)",
    level=Level.PEOPLE,
    unit=Unit.TIMES,
    weight=10,
    check=check,
)
