"""Planned week: a cap on the minutes of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import LAST
from planner.rules.planned_week import most_in_week
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_minutes

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        cap = most_in_week(problem, employee)
        for monday in problem.period.weeks:
            cap_minutes(formulation, employee_id, monday, monday + LAST, cap)


ENCODING = Encoding(id="planned_week", encode=_encode)
