"""Hours range: bounds on the minutes of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import credited_minutes, planned_minutes
from planner.domain.clock import GRID
from planner.domain.rota import Rota
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        if not cells:
            continue
        employee = problem.employee(employee_id)
        rhythm = problem.rhythm_of(employee)
        given = planned_minutes(problem, Rota(), employee_id)
        if rhythm.most_minutes is not None:
            worked = formulation.worked_minutes(employee_id)
            formulation.model.cap(worked, max(0, rhythm.most_minutes - given))
        if rhythm.fewest_minutes is not None:
            credit = credited_minutes(problem, employee)
            _at_least(formulation, employee, rhythm.fewest_minutes - credit - given)


def _at_least(formulation: Formulation, employee: Employee, minutes: int) -> None:
    """Ask for the minutes, by quarter-hours: missing some may be unavoidable."""
    if minutes > 0:
        worked = formulation.worked_minutes(employee.id)
        formulation.at_least([(worked, 1.0 / GRID)], minutes / GRID, forced=True)


ENCODING = Encoding(id="hours_range", encode=_encode)
