"""Shift count: a cap on the columns of each shift type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Rota, worked_segments
from planner.rules.diary import diary
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        if cells and problem.rhythm_of(employee).most_of_shift:
            _employee(formulation, employee, cells)


def _employee(
    formulation: Formulation, employee: Employee, cells: tuple[CellColumns, ...]
) -> None:
    problem = formulation.problem
    given = [
        worked_segments(assignments)
        for day, assignments in diary(problem, Rota(), employee).items()
        if day in problem.period
    ]
    for shift_id, most in problem.rhythm_of(employee).most_of_shift.items():
        hours = problem.shift_types_by_id[shift_id].segments
        columns = [
            (columns.worked, 1.0)
            for cell in cells
            for columns in cell.shifts.values()
            if columns.shift.segments == hours
        ]
        left = max(0, most - given.count(hours))
        if len(columns) > left:
            formulation.model.row(columns, upper=float(left))


ENCODING = Encoding(id="shift_count", encode=_encode)
