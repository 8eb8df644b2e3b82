"""Hardship: one row and three columns a person.

Points above an equal share fill three columns of growing price, the first two as long
as one step: a convex cost, so the relaxation is as tight as the row itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.hardship import RULE, STEPS, equal_share, part_of, past_points
from planner.solver.encoding import Encoding
from planner.solver.hardship import planned_points

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    equal = equal_share(formulation.problem)
    for employee in formulation.problem.employees:
        _employee(formulation, employee, equal)


def _employee(formulation: Formulation, employee: Employee, equal: float) -> None:
    problem, model = formulation.problem, formulation.model
    part = part_of(problem, employee)
    step = RULE.value(problem, "step", employee) * part
    terms, given = planned_points(formulation, employee)
    free = equal * part + step - past_points(problem, employee) - given
    most = sum(points for _, points in terms if points > 0) + max(0.0, -free)
    if not most or sum(points for _, points in terms if points > 0) <= free:
        return
    above = [
        model.column(upper=most if times == STEPS[-1] else step, integer=False)
        for times in STEPS
    ]
    model.row([*terms, *((column, -1.0) for column in above)], upper=free)
    for times, column in zip(STEPS, above, strict=True):
        formulation.charge(RULE.id, column, RULE.points(problem) * times)


ENCODING = Encoding(id="hardship", encode=_encode)
