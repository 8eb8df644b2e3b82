"""Rest days: caps on the dates worked, and a pair of days off to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.fortnight import DAYS, fortnights, pairs_in, sundays_in
from planner.rules.rest_days import RULE, days_due
from planner.solver.encoding import Encoding
from planner.solver.spans import cap_dates, cells_between, given_dates

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        employee = problem.employee(employee_id)
        least = days_due(problem, employee)
        for days in fortnights(problem, employee) if least and cells else ():
            first, last = days[0], days[-1]
            cap_dates(formulation, employee_id, first, last, DAYS - least)
            _shape(formulation, employee, days)


def _shape(
    formulation: Formulation, employee: Employee, days: tuple[date, ...]
) -> None:
    first, last = days[0], days[-1]
    given = given_dates(formulation, employee.id, first, last)
    cells = {c.day: c for c in cells_between(formulation, employee.id, first, last)}
    together = bool(RULE.value(formulation.problem, "sunday_in_pair", employee))
    _pair(formulation, cells, given, pairs_in(days, sunday=together))
    sundays = sundays_in(days)
    if not together and all(day in cells or day in given for day in sundays):
        terms = [t for day in sundays if day in cells for t in cells[day].worked]
        worked = sum(day in given for day in sundays)
        formulation.model.row(terms, upper=max(0, len(sundays) - 1 - worked))


def _pair(
    formulation: Formulation,
    cells: dict[date, CellColumns],
    given: set[date],
    pairs: list[tuple[date, date]],
) -> None:
    """Ask for one of the pairs to be off, unless one is or none can be."""
    possible = [pair for pair in pairs if not given & set(pair)]
    if not possible or any(not cells.keys() & set(pair) for pair in possible):
        return
    model = formulation.model
    chosen: list[tuple[int, float]] = []
    for pair in possible:
        off = model.column(integer=False)
        chosen.append((off, 1.0))
        for day in pair:
            if day in cells:
                model.row([*cells[day].worked, (off, 1.0)], upper=1.0)
    model.row(chosen, lower=1.0)


ENCODING = Encoding(id="rest_days", encode=_encode)
