"""Part-time periods: a cap on the stretches of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import LAST
from planner.domain.rota import worked_segments
from planner.rules.part_time_periods import RULE
from planner.solver.encoding import Encoding
from planner.solver.spans import cells_between, given_dates

if TYPE_CHECKING:
    from datetime import date

    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        below = RULE.value(problem, "below", employee)
        if problem.contract_of(employee).weekly_minutes < below:
            cap = RULE.value(problem, "periods", employee)
            for monday in problem.period.weeks:
                _week(formulation, employee_id, monday, cap)


def _week(formulation: Formulation, employee_id: str, monday: date, cap: float) -> None:
    given = formulation.problem.context_rota
    last = monday + LAST
    left = cap - sum(
        len(worked_segments(given.on(employee_id, day)))
        for day in given_dates(formulation, employee_id, monday, last)
    )
    cells = cells_between(formulation, employee_id, monday, last)
    terms = [
        (shift.worked, float(len(shift.shift.segments)))
        for cell in cells
        for shift in cell.shifts.values()
    ]
    if terms:
        formulation.model.row(terms, upper=max(0.0, left))


ENCODING = Encoding(id="part_time_periods", encode=_encode)
