"""Pairs: a column a date for neither of the two working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.coupling import CouplingKind
from planner.rules.pair_present import RULE, shared_dates
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    planned = problem.employees_by_id
    for tie in problem.couplings:
        if tie.kind is CouplingKind.APART:
            pair = (
                problem.employee(tie.employee_id),
                problem.employee(tie.colleague_id or ""),
            )
            if any(employee.id in planned for employee in pair):
                for day in shared_dates(problem, *pair):
                    _date(formulation, pair, day)


def _date(formulation: Formulation, pair: tuple[Employee, Employee], day: date) -> None:
    problem = formulation.problem
    if any(problem.context_rota.on(employee.id, day) for employee in pair):
        return
    cells = [formulation.cells.get((employee.id, day)) for employee in pair]
    working = [term for cell in cells if cell is not None for term in cell.worked]
    neither = formulation.model.column(integer=False)
    formulation.model.row([*working, (neither, 1.0)], lower=1.0)
    formulation.charge(RULE.id, neither, RULE.points(problem))


ENCODING = Encoding(id="pair_present", encode=_encode)
