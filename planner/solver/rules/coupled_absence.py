"""Coupled absence: no hours are offered that meet those the other one is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import halves_away, halves_without
from planner.domain.clock import overlap
from planner.domain.coupling import CouplingKind
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.attendance import Half
    from planner.domain.coupling import Coupling
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType


def _apart(problem: Problem, employee: Employee, day: date, shift: ShiftType) -> bool:
    return not any(
        overlap(*segment, *half)
        for tie in problem.couplings_of.get(employee.id, ())
        if tie.employee_id == employee.id and tie.kind is CouplingKind.TOGETHER
        for half in _away(problem, tie, day)
        for segment in shift.segments
    )


def _away(problem: Problem, tie: Coupling, day: date) -> tuple[Half, ...]:
    if tie.doctor_id is not None:
        return halves_without(problem.doctors_by_id[tie.doctor_id], day)
    return halves_away(problem, tie.colleague_id or "", day)


ENCODING = Encoding(id="coupled_absence", allows_shift=_apart)
