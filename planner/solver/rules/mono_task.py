"""Mono-task: minutes of one activity above a share of all minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.rules.mono_task import RULE
from planner.solver.encoding import Encoding
from planner.solver.shares import above_share

if TYPE_CHECKING:
    from planner.domain.work import Activity
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        share = RULE.value(problem, "share", employee)
        for activity in problem.activities:
            if activity.id not in employee.prefers:
                same = partial(_same, activity.id)
                above = above_share(formulation, employee, share, same)
                if above is not None:
                    formulation.charge(RULE.id, above, points)


def _same(activity_id: str, activity: Activity) -> bool:
    return activity.id == activity_id


ENCODING = Encoding(id="mono_task", encode=_encode)
