"""Past: a past date is offered the hours published only, and must hold its posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import absent_all_day
from planner.domain.published import is_past, told_days, told_on
from planner.domain.rota import worked_segments
from planner.solver.encoding import Encoding
from planner.solver.keeping import held_columns

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType
    from planner.solver.formulation import Formulation


def _as_told(problem: Problem, employee: Employee, day: date, shift: ShiftType) -> bool:
    if problem.published is None or not is_past(problem, day):
        return True
    told = told_on(problem, employee, day)
    absent = absent_all_day(problem, employee.id, day)
    return absent or shift.segments == worked_segments(told)


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee in problem.employees:
        for day in told_days(problem, employee):
            if is_past(problem, day):
                _keep(formulation, employee, day)


def _keep(formulation: Formulation, employee: Employee, day: date) -> None:
    """Ask for the day as it was told, if there are columns for that at all.

    Other limits may stand against what was worked: the row can be broken at a price.
    """
    told = told_on(formulation.problem, employee, day)
    cell = formulation.cells.get((employee.id, day))
    held = held_columns(cell, told) if cell and told else None
    if cell is None or not held:
        return
    terms = [(column, 1.0) for column in held]
    needed = len(held)
    if cell.remote is not None and cell.whole_days:
        terms.append((cell.remote, 1.0 if told[0].remote else -1.0))
        needed += told[0].remote
    formulation.at_least(terms, needed, forced=True)


ENCODING = Encoding(id="past", allows_shift=_as_told, encode=_encode)
