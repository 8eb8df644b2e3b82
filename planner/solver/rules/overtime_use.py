"""Overtime use: a charge on the minutes beyond what is due and the credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import ordinary_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.rules.overtime_use import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        if not problem.contract_of(employee).overtime_minutes:
            continue
        left = ordinary_minutes(problem, employee)
        left -= planned_minutes(problem, Rota(), employee_id)
        most = formulation.most_minutes(cells) - left
        if most > 0:
            over = formulation.model.column(upper=most, integer=False)
            worked = formulation.worked_minutes(employee_id)
            formulation.model.row([(worked, 1.0), (over, -1.0)], upper=left)
            formulation.charge(RULE.id, over, points)


ENCODING = Encoding(id="overtime_use", encode=_encode)
