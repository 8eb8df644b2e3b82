"""Limits on the minutes or the dates of one person from one date to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.history import LAST, minutes_by_week, week_minutes
from planner.domain.rota import Rota

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def cells_between(
    formulation: Formulation, employee_id: str, first: date, last: date
) -> list[CellColumns]:
    """Return the cells to plan of someone from `first` to `last`."""
    cells = formulation.cells_of[employee_id]
    return [cell for cell in cells if first <= cell.day <= last]


def given_minutes(
    formulation: Formulation, employee_id: str, first: date, last: date
) -> int:
    """Return the given minutes of someone from `first` to `last`."""
    given = formulation.problem.context_rota.of(employee_id)
    return sum(one.minutes for one in given if first <= one.date <= last)


def given_dates(
    formulation: Formulation, employee_id: str, first: date, last: date
) -> set[date]:
    """Return the given dates someone works from `first` to `last`."""
    given = formulation.problem.context_rota.of(employee_id)
    return {one.date for one in given if first <= one.date <= last}


def cap_minutes(
    formulation: Formulation,
    employee_id: str,
    first: date,
    last: date,
    cap: float,
    more: Sequence[tuple[int, float]] = (),
) -> None:
    """Let someone work at most `cap` minutes, where she might work more.

    `more` are terms that take from it, or with a factor below 0 add to it.
    """
    cells = cells_between(formulation, employee_id, first, last)
    left = cap - given_minutes(formulation, employee_id, first, last)
    if cells and formulation.most_minutes(cells) > left:
        terms = [*formulation.minutes(cells), *more]
        formulation.model.row(terms, upper=max(0.0, left))


def cap_dates(
    formulation: Formulation, employee_id: str, first: date, last: date, cap: float
) -> None:
    """Let someone work on at most `cap` dates, where she might on more."""
    cells = cells_between(formulation, employee_id, first, last)
    left = cap - len(given_dates(formulation, employee_id, first, last))
    if len(cells) > left:
        terms = [term for cell in cells for term in cell.worked]
        formulation.model.row(terms, upper=max(0.0, left))


def cap_weeks(
    formulation: Formulation, employee: Employee, weeks: tuple[date, ...], cap: float
) -> None:
    """Let someone work at most `cap` minutes over weeks in a row, some of them past."""
    problem = formulation.problem
    given = minutes_by_week(problem, Rota(), employee)
    known = sum(week_minutes(problem, employee, monday, given) for monday in weeks)
    cells = cells_between(formulation, employee.id, weeks[0], weeks[-1] + LAST)
    if cells and known + formulation.most_minutes(cells) > cap:
        left = max(0.0, cap - known)
        formulation.model.row(formulation.minutes(cells), upper=left)
