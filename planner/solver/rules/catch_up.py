"""Catch-up: a column for the minutes missing on the date, if it is worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.leave import first_dates
from planner.rules.catch_up import RULE
from planner.solver.encoding import Encoding
from planner.solver.own_time import charge_missing

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee in problem.employees:
        long = RULE.value(problem, "days", employee)
        for day in first_dates(problem, employee, long):
            charge_missing(formulation, RULE, employee, day)


ENCODING = Encoding(id="catch_up", encode=_encode)
