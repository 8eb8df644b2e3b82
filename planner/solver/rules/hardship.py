"""Hardship: one row and three columns a person.

Points above an equal share fill three columns of growing price, each as long as the
way to the next: a convex cost, so the relaxation is as tight as the row itself. Past
points are no column: they shorten the cheap ones.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.rules.hardship import (
    RULE,
    STEPS,
    equal_shares,
    limits_of,
    past_points,
)
from planner.solver.encoding import Encoding
from planner.solver.hardship import planned_points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    shares = equal_shares(formulation.problem)
    for employee in formulation.problem.employees:
        _employee(formulation, employee, shares)


def _employee(
    formulation: Formulation, employee: Employee, shares: Mapping[str, float]
) -> None:
    problem, model = formulation.problem, formulation.model
    terms, given = planned_points(formulation, employee)
    limits = limits_of(problem, employee, shares)
    free = limits[0] - past_points(problem, employee) - given
    added = sum(points for _, points in terms if points > 0)
    most = added + max(0.0, -free)
    if not most or added <= free:
        return
    widths = [*(after - before for before, after in pairwise(limits)), most]
    above = [model.column(upper=width, integer=False) for width in widths]
    model.row([*terms, *((column, -1.0) for column in above)], upper=free)
    for times, column in zip(STEPS, above, strict=True):
        formulation.charge(RULE.id, column, RULE.points(problem) * times)


ENCODING = Encoding(id="hardship", encode=_encode)
