"""On-site days: a date at home needs enough dates on site in the same week or month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.rules.onsite_days import needed, spans
from planner.solver.encoding import Encoding
from planner.solver.weeks import Week, remote_terms, weeks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, found in groupby(weeks_of(formulation), lambda w: w.employee.id):
        weeks = {week.monday: week for week in found}
        employee = problem.employee(employee_id)
        for mondays in spans(problem, employee):
            least = needed(problem, employee, mondays)
            _span(formulation, [weeks[monday] for monday in mondays], least)


def _span(formulation: Formulation, weeks: Sequence[Week], least: int) -> None:
    short = least - sum(len(week.onsite) for week in weeks)
    remote = [column for week in weeks for column, _ in remote_terms(week)]
    given = any(week.remote for week in weeks)
    if short <= 0 or not (remote or given) or not any(week.cells for week in weeks):
        return
    cells = [cell for week in weeks for cell in week.cells]
    onsite = [term for cell in cells for term in formulation.onsite_day(cell)]
    if given:
        formulation.at_least(onsite, short, forced=True)
    for column in remote:
        formulation.model.row([*onsite, (column, -float(short))], lower=0.0)


ENCODING = Encoding(id="onsite_days", encode=_encode)
