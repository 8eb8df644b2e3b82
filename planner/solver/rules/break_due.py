"""Break due: long stretches without a break are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.shift import break_minutes_in
from planner.rules.break_due import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _has_break(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    limit = RULE.value(problem, "after", employee)
    if RULE.value(problem, "reached", employee):
        limit -= 1
    needed = RULE.value(problem, "break", employee)
    return all(
        break_minutes_in(shift, segment) >= needed
        for segment in shift.segments
        if segment.minutes > limit
    )


ENCODING = Encoding(id="break_due", allows_shift=_has_break)
