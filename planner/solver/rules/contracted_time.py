"""Contracted time: a cap on the minutes of the period, and of whole windows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import (
    most_in_window,
    most_minutes,
    planned_minutes,
    whole_windows,
)
from planner.domain.rota import Rota
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_minutes

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        if cells:
            employee = problem.employee(employee_id)
            cap = most_minutes(problem, employee)
            given = planned_minutes(problem, Rota(), employee_id)
            worked = formulation.worked_minutes(employee_id)
            formulation.model.cap(worked, max(0, cap - given))
            for days in whole_windows(problem, employee):
                most = most_in_window(problem, employee, days)
                cap_minutes(formulation, employee_id, days[0], days[-1], most)


ENCODING = Encoding(id="contracted_time", encode=_encode)
