"""Rolling week: a cap on the minutes of any seven dates."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.rules.rolling_week import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for employee_id, cells in formulation.cells_of.items():
        _employee(formulation, employee_id, cells)


def _employee(
    formulation: Formulation, employee_id: str, cells: tuple[CellColumns, ...]
) -> None:
    problem = formulation.problem
    cap = RULE.value(problem, "minutes", problem.employee(employee_id))
    given = problem.context_rota.of(employee_id)
    for last in problem.period.days:
        first = last - timedelta(days=DAYS_A_WEEK - 1)
        window = [cell for cell in cells if first <= cell.day <= last]
        fixed = sum(a.minutes for a in given if first <= a.date <= last)
        if window and fixed + formulation.most_minutes(window) > cap:
            formulation.model.row(
                formulation.minutes(window), upper=max(0.0, cap - fixed)
            )


ENCODING = Encoding(id="rolling_week", encode=_encode)
