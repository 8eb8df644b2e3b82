"""On-site days: a date at home needs enough dates on site in the same week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.onsite_days import RULE
from planner.solver.encoding import Encoding
from planner.solver.weeks import Week, weeks_of

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for week in weeks_of(formulation):
        minimum = RULE.value(formulation.problem, "minimum", week.employee)
        needed = minimum - len(week.onsite)
        if needed > 0 and week.cells:
            _week(formulation, week, needed)


def _week(formulation: Formulation, week: Week, needed: float) -> None:
    remote = [cell.remote for cell in week.cells if cell.remote is not None]
    if not remote and not week.remote:
        return
    onsite = [term for cell in week.cells for term in formulation.onsite_day(cell)]
    if week.remote:
        formulation.at_least(onsite, needed, forced=True)
    for column in remote:
        formulation.model.row([*onsite, (column, -needed)], lower=0.0)


ENCODING = Encoding(id="onsite_days", encode=_encode)
