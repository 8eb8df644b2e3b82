"""Hours balance: minutes due and not planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.rules.hours_balance import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        given = planned_minutes(problem, Rota(), employee_id)
        owed = due_minutes(problem, employee) - given
        owed -= int(RULE.value(problem, "tolerance", employee))
        if owed > 0:
            missing = formulation.model.column(upper=owed, integer=False)
            worked = formulation.worked_minutes(employee_id)
            formulation.model.row([(worked, 1.0), (missing, 1.0)], lower=owed)
            formulation.charge(RULE.id, missing, points)


ENCODING = Encoding(id="hours_balance", encode=_encode)
