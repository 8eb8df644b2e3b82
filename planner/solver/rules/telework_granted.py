"""Telework granted: days at home wished and not planned, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.telework_granted import RULE, wanted_days
from planner.solver.encoding import Encoding
from planner.solver.weeks import remote_terms, weeks_of

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for week in weeks_of(formulation):
        wanted = wanted_days(formulation.problem, week.employee, week.monday)
        short = wanted - len(week.remote)
        if short > 0:
            missing = formulation.model.column(upper=short, integer=False)
            terms = remote_terms(week)
            formulation.model.row([*terms, (missing, 1.0)], lower=short)
            formulation.charge(RULE.id, missing, points)


ENCODING = Encoding(id="telework_granted", encode=_encode)
