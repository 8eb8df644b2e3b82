"""Weekends: a column says that a weekend has some work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.period import is_weekend, monday_of
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        most = problem.rhythm_of(problem.employee(employee_id)).most_weekends
        if most is None:
            continue
        given = {
            monday_of(one.date)
            for one in problem.context_rota.of(employee_id)
            if is_weekend(one.date) and one.date in problem.period
        }
        weekends: dict[date, list[CellColumns]] = {}
        for cell in cells:
            if is_weekend(cell.day) and monday_of(cell.day) not in given:
                weekends.setdefault(monday_of(cell.day), []).append(cell)
        if len(weekends) + len(given) > most:
            _cap(formulation, list(weekends.values()), most - len(given))


def _cap(
    formulation: Formulation, weekends: list[list[CellColumns]], most: int
) -> None:
    model = formulation.model
    columns = []
    for cells in weekends:
        column = model.column()
        for cell in cells:
            model.row([*cell.worked, (column, -1.0)], upper=0.0)
        columns.append((column, 1.0))
    if columns:
        model.row(columns, upper=max(0.0, most))


ENCODING = Encoding(id="weekends_worked", encode=_encode)
