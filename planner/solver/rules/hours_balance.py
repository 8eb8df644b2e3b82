"""Hours balance: minutes due and not planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import balance_windows, due_minutes, planned_minutes
from planner.domain.rota import Rota
from planner.rules.hours_balance import RULE
from planner.solver.encoding import Encoding
from planner.solver.spans import cells_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation, Terms


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        windows = balance_windows(problem, employee)
        missing: Terms = []
        if len(windows) > 1:
            missing = _windows(formulation, employee, windows)
        days = problem.period.days
        owed = _owed(problem, employee, days) - employee.hours_brought
        if owed > 0:
            short = formulation.model.column(upper=owed, integer=False)
            terms = [*_planned(formulation, employee, days), *missing]
            formulation.model.row([*terms, (short, 1.0)], lower=owed)
            formulation.charge(RULE.id, short, RULE.points(problem))


def _windows(
    formulation: Formulation, employee: Employee, windows: Iterable[tuple[date, ...]]
) -> Terms:
    """Charge what is missing in each window, and return it as terms.

    Hours brought in advance are given back in whichever windows they serve best.
    """
    problem = formulation.problem
    advance = max(0, employee.hours_brought)
    missing: Terms = []
    given_back: Terms = []
    for days in windows:
        owed = _owed(problem, employee, days)
        if owed <= 0:
            continue
        short = formulation.model.column(upper=owed, integer=False)
        terms = [*_planned(formulation, employee, days), (short, 1.0)]
        if advance:
            back = formulation.model.column(upper=min(owed, advance), integer=False)
            given_back.append((back, 1.0))
            terms.append((back, 1.0))
        formulation.model.row(terms, lower=owed)
        formulation.charge(RULE.id, short, RULE.points(problem))
        missing.append((short, 1.0))
    if given_back:
        formulation.model.row(given_back, upper=advance)
    return missing


def _owed(problem: Problem, employee: Employee, days: tuple[date, ...]) -> int:
    """Return the minutes due on some dates beyond those given and the debit."""
    given = planned_minutes(problem, Rota(), employee.id, days)
    debit = problem.contract_of(employee).debit_minutes
    return due_minutes(problem, employee, days) - given - debit


def _planned(
    formulation: Formulation, employee: Employee, days: tuple[date, ...]
) -> Terms:
    """Return the minutes planned on some dates; one column for the whole period."""
    if len(days) == len(formulation.problem.period.days):
        return [(formulation.worked_minutes(employee.id), 1.0)]
    cells = cells_between(formulation, employee.id, days[0], days[-1])
    return formulation.minutes(cells)


ENCODING = Encoding(id="hours_balance", encode=_encode)
