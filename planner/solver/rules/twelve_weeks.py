"""Twelve weeks: a cap on the minutes of each window of weeks known in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import known_weeks, windows_of
from planner.rules.twelve_weeks import RULE, WEEKS
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_weeks

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        cap = RULE.value(problem, "minutes", employee) * WEEKS
        weeks = known_weeks(problem, employee) if cells else ()
        for window in windows_of(problem, weeks, WEEKS):
            cap_weeks(formulation, employee, window, cap)


ENCODING = Encoding(id="twelve_weeks", encode=_encode)
