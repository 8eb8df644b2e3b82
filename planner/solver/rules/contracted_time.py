"""Contracted time: a cap on the minutes of the period, and of whole windows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import (
    beyond_due,
    cut_short,
    most_in_window,
    most_minutes,
    planned_minutes,
    whole_windows,
)
from planner.domain.rota import Rota
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        if not cells:
            continue
        employee = problem.employee(employee_id)
        cap_contract(formulation, problem, employee)


def cap_contract(
    formulation: Formulation,
    problem: Problem,
    employee: Employee,
    more: Sequence[tuple[int, float]] = (),
) -> None:
    """Let someone work what her contract in `problem` allows, given minutes included.

    `more` are terms that take from each limit, or with a factor below 0 add to it.
    """
    cells = formulation.cells_of[employee.id]
    most = most_minutes(problem, employee)
    left = max(0, most - _given(formulation.problem, employee))
    worked = formulation.worked_minutes(employee.id)
    terms = [*_excused(formulation.problem, cells), *more]
    if terms:
        formulation.model.row([(worked, 1.0), *terms], upper=float(left))
    else:
        formulation.model.cap(worked, left)
    for days in whole_windows(problem, employee):
        most = most_in_window(problem, employee, days)
        cap_minutes(formulation, employee.id, days[0], days[-1], most, more)


def _given(problem: Problem, employee: Employee) -> int:
    """Return the minutes given, dates cut short for what they still owe at most."""
    given = planned_minutes(problem, Rota(), employee.id)
    for day in problem.period.days:
        if cut_short(problem, employee, day):
            worked = planned_minutes(problem, Rota(), employee.id, (day,))
            given -= beyond_due(problem, employee, day, worked)
    return given


def _excused(problem: Problem, cells: Iterable[CellColumns]) -> Terms:
    """Return the minutes that do not count of shifts on dates cut short, as terms."""
    return [
        (shift.worked, -float(minutes))
        for cell in cells
        for shift in cell.shifts.values()
        if (
            minutes := beyond_due(problem, cell.employee, cell.day, shift.shift.minutes)
        )
    ]


ENCODING = Encoding(id="contracted_time", encode=_encode)
