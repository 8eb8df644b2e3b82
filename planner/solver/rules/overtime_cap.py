"""Overtime cap: a cap on the minutes of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import ordinary_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.rules.overtime_cap import most_overtime
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        if cells and problem.contract_of(employee).overtime_minutes:
            cap = ordinary_minutes(problem, employee)
            cap += most_overtime(problem, employee)
            cap -= planned_minutes(problem, Rota(), employee_id)
            worked = formulation.worked_minutes(employee_id)
            formulation.model.cap(worked, max(0, cap))


ENCODING = Encoding(id="overtime_cap", encode=_encode)
