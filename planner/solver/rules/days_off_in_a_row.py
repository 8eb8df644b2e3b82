"""Fewest days off in a row: no run begins in the days that follow one worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding
from planner.solver.runs import ONE, runs_of, window

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        rhythm = problem.rhythm_of(problem.employee(employee_id))
        fewest = rhythm.fewest_days_off_in_a_row
        if fewest is not None and fewest > 1 and cells:
            _employee(formulation, employee_id, fewest)


def _employee(formulation: Formulation, employee_id: str, fewest: int) -> None:
    runs = runs_of(formulation, employee_id)
    days = runs.days
    for before, day in zip(days, days[fewest:], strict=False):
        begins = [runs.begins(one) for one in window(day, fewest)]
        runs.at_least([ONE], [*begins, runs.worked(before)])


ENCODING = Encoding(id="days_off_in_a_row", encode=_encode)
