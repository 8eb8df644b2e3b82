"""Fewest days in a row: a date is worked if a run began just before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding
from planner.solver.runs import runs_of, window

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        fewest = problem.rhythm_of(problem.employee(employee_id)).fewest_days_in_a_row
        if fewest is not None and fewest > 1 and cells:
            _employee(formulation, employee_id, fewest)


def _employee(formulation: Formulation, employee_id: str, fewest: int) -> None:
    """Hold every run that begins after the first date known, which may cut it."""
    runs = runs_of(formulation, employee_id)
    for day in runs.days[1:]:
        recent = [one for one in window(day, fewest) if one > runs.first]
        runs.at_least([runs.worked(day)], [runs.begins(one) for one in recent])


ENCODING = Encoding(id="days_in_a_row_least", encode=_encode)
