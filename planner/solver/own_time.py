"""Time for one's own files on a date, as a column of the minutes missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import own_files

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.rules.rule import Rule
    from planner.solver.formulation import Formulation


def charge_missing(
    formulation: Formulation, rule: Rule, employee: Employee, day: date
) -> None:
    """Charge what is missing of the parameter `minutes` of a rule, if she works."""
    problem = formulation.problem
    cell = formulation.cells.get((employee.id, day))
    due = rule.value(problem, "minutes", employee)
    if cell is None:
        return
    held = [
        (column, float(piece.minutes))
        for piece, way, column in cell.holds
        if own_files(problem, employee, way.post_id)
    ]
    worked = [(column, -due) for column, _ in cell.worked]
    missing = formulation.model.column(upper=due, integer=False)
    formulation.model.row([*held, *worked, (missing, 1.0)], lower=0.0)
    formulation.charge(rule.id, missing, rule.points(problem))
