"""Part-time gap: shift types interrupted too long are not offered to part-timers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.domain.clock import END_OF_DAY
from planner.rules.part_time_gap import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _in_one_go(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    if not problem.contract_of(employee).part_time:
        return True
    most = RULE.value(problem, "minutes", employee)
    stretches = agreed_stretches(problem, employee.id, day, shift.segments)
    gaps = [after.start - before.end for before, after in pairwise(stretches)]
    return most >= END_OF_DAY or (len(gaps) <= 1 and all(gap <= most for gap in gaps))


ENCODING = Encoding(id="part_time_gap", allows_shift=_in_one_go)
