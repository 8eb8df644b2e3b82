"""Weekly rest: in each week one day off with enough rest around it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY
from planner.rules.weekly_rest import RULE
from planner.solver.days import Hours, hours_of
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.solver.formulation import Formulation

DAY = timedelta(days=1)


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        if not cells:
            continue
        needed = int(RULE.value(problem, "minutes", problem.employee(employee_id)))
        if needed <= 0:
            continue
        days = hours_of(formulation, employee_id)
        for monday in problem.period.weeks:
            _week(formulation, days, monday, needed)


def _week(
    formulation: Formulation, days: Mapping[date, Hours], monday: date, needed: int
) -> None:
    week = [monday + n * DAY for n in range(7)]
    if any(_rests_anyway(days, day, needed) for day in week):
        return
    rests = [_rest_column(formulation, days, day, needed) for day in week]
    columns = [(column, 1.0) for column in rests if column is not None]
    if columns:
        given = any(c is None for day in week for _, _, c in days.get(day, ()))
        formulation.at_least(columns, 1.0, forced=given)


def _rests_anyway(days: Mapping[date, Hours], day: date, needed: int) -> bool:
    """Return whether the date is off whatever is chosen, with enough rest around."""
    if day in days:
        return False
    before, after = days.get(day - DAY), days.get(day + DAY)
    latest = max((end for _, end, _ in before), default=0) if before else 0
    earliest = min((start for start, _, _ in after), default=0) if after else END_OF_DAY
    return END_OF_DAY - latest + END_OF_DAY + earliest >= needed


def _rest_column(
    formulation: Formulation, days: Mapping[date, Hours], day: date, needed: int
) -> int | None:
    """Return a column that is 1 only if the date is a day off with enough rest."""
    today = days.get(day, ())
    if any(column is None for _, _, column in today):
        return None
    model = formulation.model
    rest = model.column()
    if today:
        worked = [(c, 1.0) for _, _, c in today if c is not None]
        model.row([*worked, (rest, 1.0)], upper=1.0)
    before, after = days.get(day - DAY, ()), days.get(day + DAY, ())
    for start in sorted({start for start, _, _ in after}):
        late = [c for _, end, c in before if start - end < needed - 2 * END_OF_DAY]
        early = [c for begin, _, c in after if begin <= start]
        given = (None in late) + (None in early)
        columns = [(c, 1.0) for c in (*late, *early) if c is not None]
        if late:
            model.row([*columns, (rest, 1.0)], upper=2.0 - given)
    return rest


ENCODING = Encoding(id="weekly_rest", encode=_encode)
