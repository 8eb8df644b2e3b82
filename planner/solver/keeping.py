"""A column that is 1 only when a cell is exactly as someone was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.cells import EITHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.rota import Assignment
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


def held_columns(cell: CellColumns, day: Sequence[Assignment]) -> list[int] | None:
    """Return the columns at 1 when each piece is held as in `day`; none if none are.

    Whether the day is at home is not among them.
    """
    chosen = cell.columns_of(day)
    if chosen is None:
        return None
    held = dict.fromkeys(column for _, _, column in cell.holds)
    return [column for column in held if chosen.get(column)]


def charge_kept(
    formulation: Formulation,
    rule_id: str,
    points: float,
    cell: CellColumns,
    day: Sequence[Assignment],
) -> None:
    """Charge (below 0: give back) points when the cell holds exactly `day`."""
    held = held_columns(cell, day)
    if held is None:
        return
    at_home = day[0].remote
    where = _depends_on_home(cell, held)
    if len(held) == 1 and not where:
        formulation.charge(rule_id, held[0], points)
        return
    model = formulation.model
    kept = model.column(integer=False)
    for column in held:
        model.row([(kept, 1.0), (column, -1.0)], upper=0.0)
    if where and cell.remote is not None:
        sign = -1.0 if at_home else 1.0
        model.row([(kept, 1.0), (cell.remote, sign)], upper=0.0 if at_home else 1.0)
    formulation.charge(rule_id, kept, points)


def _depends_on_home(cell: CellColumns, held: list[int]) -> bool:
    """Return whether some column is on site or at home as the whole day is."""
    return any(way.place == EITHER for _, way, column in cell.holds if column in held)
