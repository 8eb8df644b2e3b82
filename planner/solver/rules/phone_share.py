"""Phone share: minutes on the phone above a share of all minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.phone_share import RULE
from planner.solver.encoding import Encoding
from planner.solver.shares import Shares

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    phone = {activity.id for activity in problem.activities if activity.phone}
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        if not _likes_phone(problem, employee):
            share = RULE.value(problem, "share", employee)
            above = Shares(formulation, employee).above(share, phone)
            if above is not None:
                formulation.charge(RULE.id, above, points)


def _likes_phone(problem: Problem, employee: Employee) -> bool:
    return any(problem.activities_by_id[name].phone for name in employee.prefers)


ENCODING = Encoding(id="phone_share", encode=_encode)
