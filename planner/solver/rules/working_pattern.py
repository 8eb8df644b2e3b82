"""Working pattern: only the shift types of the pattern are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _in_pattern(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    return shift in problem.shifts_on(employee, day)


ENCODING = Encoding(id="working_pattern", allows_shift=_in_pattern)
