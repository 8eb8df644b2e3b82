"""Complementary hours: caps on each window of the contract and on each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import balance_windows
from planner.domain.clock import GRID
from planner.domain.history import LAST
from planner.rules.complementary_hours import RULE, most_with_them
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_minutes

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        employee = problem.employee(employee_id)
        ratio = RULE.value(problem, "percent", employee) / 100
        if problem.contract_of(employee).part_time and ratio:
            _employee(formulation, employee, ratio)


def _employee(formulation: Formulation, employee: Employee, ratio: float) -> None:
    problem = formulation.problem
    for days in balance_windows(problem, employee):
        cap = most_with_them(problem, employee, days, ratio)
        cap_minutes(formulation, employee.id, days[0], days[-1], cap)
    week = RULE.value(problem, "week", employee) - GRID
    for monday in problem.period.weeks:
        cap_minutes(formulation, employee.id, monday, monday + LAST, week)


ENCODING = Encoding(id="complementary_hours", encode=_encode)
