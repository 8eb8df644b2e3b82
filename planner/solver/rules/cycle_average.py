"""Cycle average: a cap on the minutes of each cycle known in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import cycles_known
from planner.rules.cycle_average import RULE, lifted
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_weeks

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        cap = RULE.value(problem, "minutes", employee)
        more = lifted(problem, employee)
        for cycle in cycles_known(problem, employee) if cells else ():
            cap_weeks(formulation, employee, cycle, cap * len(cycle) + more)


ENCODING = Encoding(id="cycle_average", encode=_encode)
