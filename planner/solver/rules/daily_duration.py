"""Daily duration: longer shift types are not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.daily_duration import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _short_enough(
    problem: Problem, employee: Employee, day: date, shift: ShiftType
) -> bool:
    return shift.minutes <= RULE.value(problem, "minutes", employee)


ENCODING = Encoding(id="daily_duration", allows_shift=_short_enough)
