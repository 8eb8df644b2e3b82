"""Contracted time: a cap on the minutes of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import most_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        if cells:
            cap = most_minutes(problem, problem.employee(employee_id))
            given = planned_minutes(problem, Rota(), employee_id)
            worked = formulation.worked_minutes(employee_id)
            formulation.model.cap(worked, max(0, cap - given))


ENCODING = Encoding(id="contracted_time", encode=_encode)
