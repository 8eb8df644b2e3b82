"""Hours balance: minutes due and not planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import balance_windows, due_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.rules.hours_balance import RULE
from planner.solver.encoding import Encoding
from planner.solver.spans import cells_between

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation, Terms


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    points = RULE.points(problem)
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        account = employee.hours_brought + problem.contract_of(employee).debit_minutes
        for days in balance_windows(problem, employee):
            given = planned_minutes(problem, Rota(), employee_id, days)
            owed = due_minutes(problem, employee, days) - given - account
            account = problem.contract_of(employee).debit_minutes
            if owed > 0:
                missing = formulation.model.column(upper=owed, integer=False)
                terms = _planned(formulation, employee, days)
                formulation.model.row([*terms, (missing, 1.0)], lower=owed)
                formulation.charge(RULE.id, missing, points)


def _planned(
    formulation: Formulation, employee: Employee, days: tuple[date, ...]
) -> Terms:
    """Return the minutes planned on some dates; one column for the whole period."""
    if len(days) == len(formulation.problem.period.days):
        return [(formulation.worked_minutes(employee.id), 1.0)]
    cells = cells_between(formulation, employee.id, days[0], days[-1])
    return formulation.minutes(cells)


ENCODING = Encoding(id="hours_balance", encode=_encode)
