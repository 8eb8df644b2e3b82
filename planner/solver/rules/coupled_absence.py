"""Coupled absence: no hours are offered on a date the other one is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.coupling import CouplingKind
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.coupling import Coupling
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _apart(problem: Problem, employee: Employee, day: date, shift: ShiftType) -> bool:
    return not any(
        _away(problem, tie, day)
        for tie in problem.couplings_of.get(employee.id, ())
        if tie.employee_id == employee.id and tie.kind is CouplingKind.TOGETHER
    )


def _away(problem: Problem, tie: Coupling, day: date) -> bool:
    if tie.doctor_id is not None:
        return problem.doctors_by_id[tie.doctor_id].away_all_day(day)
    absences = problem.absences_of.get(tie.colleague_id or "", ())
    return any(a.whole_day and a.first <= day <= a.last for a in absences)


ENCODING = Encoding(id="coupled_absence", allows_shift=_apart)
