"""Stability: the days published are charged, and given back as they are kept.

A published day costs its change in one constant; working its hours gives half of that
back and holding its posts the other half. A day published off is charged for each
shift that would be worked on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.notice import notice_of
from planner.domain.published import (
    HOURS_CHANGED,
    POST_CHANGED,
    told_days,
    told_on,
)
from planner.domain.rota import worked_segments
from planner.rules.stability import FACTORS, RULE
from planner.solver.encoding import Encoding
from planner.solver.keeping import charge_kept

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    constant = 0.0
    for employee in problem.employees:
        for day in told_days(problem, employee):
            constant += _cell(formulation, employee, day)
    if constant:
        column = formulation.model.column(lower=1.0, integer=False)
        formulation.charge(RULE.id, column, constant)


def _cell(formulation: Formulation, employee: Employee, day: date) -> float:
    """Write one cell and return the points of not keeping it."""
    cell = formulation.cells.get((employee.id, day))
    told = told_on(formulation.problem, employee, day)
    if not told:
        if cell is not None:
            _charge_work(formulation, cell)
        return 0.0
    points = _points(formulation, day, told[0].start)
    if cell is not None:
        hours = worked_segments(told)
        for shift in cell.shifts.values():
            if shift.shift.segments == hours:
                back = points * (POST_CHANGED - HOURS_CHANGED)
                formulation.charge(RULE.id, shift.worked, back)
        charge_kept(formulation, RULE.id, -points * POST_CHANGED, cell, told)
    return points


def _charge_work(formulation: Formulation, cell: CellColumns) -> None:
    for shift in cell.shifts.values():
        points = _points(formulation, cell.day, shift.shift.start)
        formulation.charge(RULE.id, shift.worked, points)


def _points(formulation: Formulation, day: date, start: int) -> float:
    """Return the points of one change that counts in full."""
    problem = formulation.problem
    factor = FACTORS[notice_of(day, start, problem.planned_at)]
    return HOURS_CHANGED * factor * RULE.points(problem)


ENCODING = Encoding(id="stability", encode=_encode)
