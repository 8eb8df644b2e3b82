"""Minutes above a share of one person's planned time, as a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.people import Employee
    from planner.domain.work import Activity
    from planner.solver.formulation import Formulation


def above_share(
    formulation: Formulation,
    employee: Employee,
    share: float,
    counts: Callable[[Activity], bool],
) -> int | None:
    """Return a column for the minutes of some activities above a share of all.

    None when they cannot be above it.
    """
    problem = formulation.problem
    given = [
        a for a in problem.context_rota.of(employee.id) if a.date in problem.period
    ]
    cells = formulation.cells_of[employee.id]
    counted = [
        (column, float(piece.minutes))
        for cell in cells
        for piece, way, column in cell.holds
        if counts(problem.activity_of(way.post_id))
    ]
    constant = sum(
        a.minutes * (counts(problem.activity_of(a.post_id)) - share) for a in given
    )
    if not counted and constant <= 0:
        return None
    most = formulation.most_minutes(cells) + max(0.0, constant)
    above = formulation.model.column(upper=most, integer=False)
    worked = formulation.worked_minutes(employee.id)
    formulation.model.row([*counted, (worked, -share), (above, -1.0)], upper=-constant)
    return above
