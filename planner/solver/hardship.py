"""The points of hardship someone bears in the period, as terms and a constant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import is_bridge
from planner.domain.memory import HardshipKind
from planner.domain.rota import Rota
from planner.domain.told import is_short, told
from planner.rules.burdens import MATTERS, SATURDAY
from planner.rules.hardship import RULE, period_points, worth
from planner.rules.rule import MINUTES_AN_HOUR
from planner.solver.moves import place_changes
from planner.solver.published import changes
from planner.solver.wishes import against

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms


def planned_points(formulation: Formulation, employee: Employee) -> tuple[Terms, float]:
    """Return what her cells may add, and what is borne whatever is planned.

    A day that was told and is not planned counts as changed in what is given; its cell
    takes that back where it is planned as told.
    """
    terms: Terms = []
    given = period_points(formulation.problem, Rota(), employee)
    for cell in formulation.cells_of[employee.id]:
        terms += _hours(formulation, cell)
        terms += _phone(formulation, cell)
        terms += _moves(formulation, cell)
        terms += _wishes(formulation, cell)
        terms += _changes(formulation, cell)
    return [(column, points) for column, points in terms if points], given


def _worth(formulation: Formulation, cell: CellColumns, kind: HardshipKind) -> float:
    return worth(formulation.problem, cell.employee, kind)


def _hours(formulation: Formulation, cell: CellColumns) -> Terms:
    """Return what each shift weighs by its date and its end."""
    saturday = cell.day.weekday() == SATURDAY
    bridge = is_bridge(formulation.problem, cell.employee, cell.day)
    day = saturday * _worth(formulation, cell, HardshipKind.SATURDAY)
    day += bridge * _worth(formulation, cell, HardshipKind.BRIDGE)
    late = _worth(formulation, cell, HardshipKind.LATE)
    late_from = RULE.value(formulation.problem, "late_from", cell.employee)
    return [
        (one.worked, day + late * (one.shift.end >= late_from))
        for one in cell.shifts.values()
    ]


def _phone(formulation: Formulation, cell: CellColumns) -> Terms:
    problem = formulation.problem
    points = _worth(formulation, cell, HardshipKind.PHONE) / MINUTES_AN_HOUR
    minutes: dict[int, int] = {}
    for piece, way, column in cell.holds if points else ():
        if problem.activity_of(way.post_id).phone:
            minutes[column] = minutes.get(column, 0) + piece.minutes
    return [(column, points * length) for column, length in minutes.items()]


def _moves(formulation: Formulation, cell: CellColumns) -> Terms:
    points = _worth(formulation, cell, HardshipKind.SITE_CHANGE)
    if not points:
        return []
    return [(column, points) for column in place_changes(formulation, cell)]


def _wishes(formulation: Formulation, cell: CellColumns) -> Terms:
    points = _worth(formulation, cell, HardshipKind.REFUSED_WISH)
    return [
        (column, points * sign)
        for request in formulation.problem.requests_of.get(cell.employee.id, ())
        if request.date == cell.day and request.strength >= MATTERS
        for column, sign in against(formulation, cell, request)
    ]


def _changes(formulation: Formulation, cell: CellColumns) -> Terms:
    """Return what a change of the published day weighs, more than leaving it empty."""
    problem = formulation.problem
    points = _worth(formulation, cell, HardshipKind.SHORT_NOTICE)
    hours = RULE.value(problem, "notice", cell.employee)
    if problem.published is None or not points:
        return []
    before = told(problem, cell.employee.id, cell.day)
    if before:
        short = is_short(problem, cell.day, before[0].start, hours)
        kept = changes(formulation, cell, before) if short else []
        return [(column, points * sign) for column, sign in kept]
    return [
        (one.worked, points)
        for one in cell.shifts.values()
        if is_short(problem, cell.day, one.shift.start, hours)
    ]
