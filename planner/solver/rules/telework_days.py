"""Telework days: a cap on the dates at home of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.telework_days import most_at_home
from planner.solver.encoding import Encoding
from planner.solver.weeks import remote_terms, weeks_of

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for week in weeks_of(formulation):
        most = most_at_home(formulation.problem, week.employee, week.monday)
        cap = most - len(week.remote)
        terms = remote_terms(week)
        if len(terms) > cap:
            formulation.model.row(terms, upper=max(0, cap))


ENCODING = Encoding(id="telework_days", encode=_encode)
