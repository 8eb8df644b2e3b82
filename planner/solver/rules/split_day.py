"""Split days: shift types with too long a day or too short a part are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.rules.split_day import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _well_split(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    stretches = agreed_stretches(problem, employee.id, day, shift.segments)
    if len(stretches) == 1:
        return True
    shortest = min(stretch.minutes for stretch in stretches)
    return (
        shift.end - shift.start <= RULE.value(problem, "amplitude", employee)
        and len(stretches) <= RULE.value(problem, "periods", employee)
        and shortest >= RULE.value(problem, "period_minutes", employee)
    )


ENCODING = Encoding(id="split_day", allows_shift=_well_split)
