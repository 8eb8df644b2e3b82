"""Half-day: shift types of one short stretch are not offered to part-timers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.rules.half_day import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _long_enough(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    if len(shift.segments) > 1 or not problem.contract_of(employee).part_time:
        return True
    stretches = agreed_stretches(problem, employee.id, day, shift.segments)
    return stretches[0].minutes >= RULE.value(problem, "minutes", employee)


ENCODING = Encoding(id="half_day", allows_shift=_long_enough)
