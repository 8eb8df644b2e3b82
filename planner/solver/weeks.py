"""One person's weeks: the cells to plan and the dates that are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.domain.period import monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


class Week(NamedTuple):
    """What is known and what is open of one person's week."""

    employee: Employee
    monday: date
    cells: tuple[CellColumns, ...]
    remote: frozenset[date]
    """Given dates with work at home."""
    onsite: frozenset[date]
    """Given dates with work on site."""


def weeks_of(formulation: Formulation) -> Iterator[Week]:
    """Yield every week of everyone, whether or not a cell of it is to plan."""
    problem = formulation.problem
    for employee_id, cells in formulation.cells_of.items():
        given = problem.context_rota.of(employee_id)
        for monday in problem.period.weeks:
            free = tuple(c for c in cells if monday_of(c.day) == monday)
            week = [a for a in given if monday_of(a.date) == monday]
            yield Week(
                problem.employee(employee_id),
                monday,
                free,
                frozenset(a.date for a in week if a.remote),
                frozenset(a.date for a in week if not a.remote),
            )


def remote_terms(week: Week) -> list[tuple[int, float]]:
    """Return the number of planned dates with work at home, as terms."""
    return [(cell.remote, 1.0) for cell in week.cells if cell.remote is not None]
