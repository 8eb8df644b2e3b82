"""Mono-task: minutes of one activity above a share of all minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.mono_task import RULE
from planner.solver.encoding import Encoding
from planner.solver.shares import Shares

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        share = RULE.value(problem, "share", employee)
        shares = Shares(formulation, employee)
        for activity in problem.activities:
            if activity.id not in employee.prefers:
                above = shares.above(share, {activity.id})
                if above is not None:
                    formulation.charge(RULE.id, above, points)


ENCODING = Encoding(id="mono_task", encode=_encode)
