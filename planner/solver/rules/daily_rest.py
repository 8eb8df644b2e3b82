"""Daily rest: a late shift excludes the early shifts of the next day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY
from planner.rules.daily_rest import RULE
from planner.solver.days import Hours, hours_of
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id in formulation.cells_of:
        needed = RULE.value(problem, "minutes", problem.employee(employee_id))
        days = hours_of(formulation, employee_id)
        for day, today in days.items():
            tomorrow = days.get(day + timedelta(days=1))
            if tomorrow:
                _pair(formulation, today, tomorrow, int(needed) - END_OF_DAY)


def _pair(formulation: Formulation, today: Hours, tomorrow: Hours, apart: int) -> None:
    """Forbid an end and a start less than `apart` minutes apart on the clock.

    `apart` is negative: the rest due less the 24 hours between the two clocks.
    """
    for start in sorted({begin for begin, _, _ in tomorrow}):
        late = [c for _, end, c in today if start - end < apart]
        early = [c for begin, _, c in tomorrow if begin <= start]
        columns = [c for c in (*late, *early) if c is not None]
        if not late or not columns:
            continue
        given = (None in late) + (None in early)
        formulation.model.row(
            [(column, 1.0) for column in columns], upper=max(0, 1 - given)
        )


ENCODING = Encoding(id="daily_rest", encode=_encode)
