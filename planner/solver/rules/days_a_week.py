"""Days a week: a cap on the dates worked of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import LAST
from planner.domain.people import DAYS_A_WEEK
from planner.rules.days_a_week import RULE
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_dates

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        agreed = problem.contract_of(employee).days_a_week or DAYS_A_WEEK
        cap = min(agreed, round(RULE.value(problem, "days", employee)))
        for monday in problem.period.weeks if cap < DAYS_A_WEEK else ():
            cap_dates(formulation, employee_id, monday, monday + LAST, cap)


ENCODING = Encoding(id="days_a_week", encode=_encode)
