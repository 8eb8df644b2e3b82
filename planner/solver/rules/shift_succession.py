"""Shift succession: hours of one date exclude hours of the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.rota import Rota, worked_segments
from planner.domain.shift import Piece
from planner.rules.diary import diary
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation

Hours = tuple[Piece, ...]
Excluded = Mapping[Hours, frozenset[Hours]]
"""Hours of a date to the hours they exclude the next."""
Possible = list[tuple[Hours, int | None]]
"""Hours possible on a date, with their column; no column when given."""


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        if cells and problem.rhythm_of(employee).not_followed_by:
            _employee(formulation, employee)


def _employee(formulation: Formulation, employee: Employee) -> None:
    excluded = _excluded(formulation, employee)
    days = _days(formulation, employee)
    for day, today in days.items():
        tomorrow = days.get(day + timedelta(days=1))
        if tomorrow and day + timedelta(days=1) >= formulation.problem.period.start:
            _pair(formulation, today, tomorrow, excluded)


def _excluded(formulation: Formulation, employee: Employee) -> Excluded:
    problem = formulation.problem
    shifts = problem.shift_types_by_id
    excluded: dict[Hours, frozenset[Hours]] = {}
    for one, others in problem.rhythm_of(employee).not_followed_by.items():
        hours = frozenset(shifts[other].segments for other in others)
        before = shifts[one].segments
        excluded[before] = excluded.get(before, frozenset()) | hours
    return excluded


def _days(formulation: Formulation, employee: Employee) -> Mapping[date, Possible]:
    given = diary(formulation.problem, Rota(), employee)
    days: dict[date, Possible] = {
        day: [(worked_segments(found), None)] for day, found in given.items()
    }
    for cell in formulation.cells_of[employee.id]:
        days[cell.day] = [
            (columns.shift.segments, columns.worked) for columns in cell.shifts.values()
        ]
    return days


def _pair(
    formulation: Formulation, today: Possible, tomorrow: Possible, excluded: Excluded
) -> None:
    """Add a row per group of hours that exclude one another, the largest such groups.

    For shifts that only turn forwards these rows describe all there is between two
    dates: nothing tighter can be said of two of them.
    """
    none: frozenset[Hours] = frozenset()
    rows: set[tuple[tuple[int, ...], int]] = set()
    for hours in {hours for hours, _ in tomorrow}:
        late = [(h, c) for h, c in today if hours in excluded.get(h, none)]
        if not late:
            continue
        shared = frozenset.intersection(*(excluded[h] for h, _ in late))
        both = (*late, *((h, c) for h, c in tomorrow if h in shared))
        columns = tuple(sorted(c for _, c in both if c is not None))
        if columns:
            rows.add((columns, sum(c is None for _, c in both)))
    for columns, given in sorted(rows):
        formulation.model.row(
            [(column, 1.0) for column in columns], upper=max(0.0, 1.0 - given)
        )


ENCODING = Encoding(id="shift_succession", encode=_encode)
