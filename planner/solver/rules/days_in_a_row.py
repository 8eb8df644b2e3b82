"""Most days in a row: a date worked lies close enough behind the start of its run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding
from planner.solver.runs import runs_of, window

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        most = problem.rhythm_of(problem.employee(employee_id)).most_days_in_a_row
        if most is not None and cells:
            _employee(formulation, employee_id, most)


def _employee(formulation: Formulation, employee_id: str, most: int) -> None:
    runs = runs_of(formulation, employee_id)
    for day in runs.days[most:]:
        begins = [runs.begins(one) for one in window(day, most)]
        runs.at_least(begins, [runs.worked(day)])


ENCODING = Encoding(id="days_in_a_row", encode=_encode)
