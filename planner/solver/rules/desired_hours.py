"""Desired hours: a charge on the minutes too far from those desired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import planned_minutes
from planner.domain.rota import Rota
from planner.rules.desired_hours import RULE, desired_minutes
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for employee_id in formulation.cells_of:
        employee = formulation.problem.employee(employee_id)
        if employee.desired_weekly_minutes is not None:
            _employee(formulation, employee)


def _employee(formulation: Formulation, employee: Employee) -> None:
    problem, model = formulation.problem, formulation.model
    given = planned_minutes(problem, Rota(), employee.id)
    desired, tolerance = desired_minutes(problem, employee)
    most = formulation.most_minutes(formulation.cells_of[employee.id])
    upper = max(given + most - desired, desired - given) - tolerance
    if upper <= 0:
        return
    away = model.column(upper=upper, integer=False)
    worked = formulation.worked_minutes(employee.id)
    model.row([(worked, 1.0), (away, 1.0)], lower=desired - tolerance - given)
    model.row([(worked, 1.0), (away, -1.0)], upper=desired + tolerance - given)
    formulation.charge(RULE.id, away, RULE.points(problem))


ENCODING = Encoding(id="desired_hours", encode=_encode)
