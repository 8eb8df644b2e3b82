"""How often successive pieces of a mixed day differ, as columns that can be charged.

For pieces a then b and a value v (a post, a place), the column is at least the share of
a held at v less the share of b held at v; the columns of all values sum to the number
of changes. This is the transport between two distributions at unit cost, so the
relaxation is as tight as it can be for one succession.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.solver.cells import CellColumns, ShiftColumns, Way

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation

Value = Callable[[Way], str]


def charge_moves(
    formulation: Formulation,
    rule_id: str,
    points: float,
    cell: CellColumns,
    value: Value,
    *,
    at_home: bool,
) -> None:
    """Charge `points` whenever `value` differs between successive pieces of a day.

    With `at_home` a day at home counts no change.
    """
    for column in _cell_moves(formulation, cell, value, at_home=at_home):
        formulation.charge(rule_id, column, points)


def place_changes(formulation: Formulation, cell: CellColumns) -> list[int]:
    """Return columns whose sum is the changes of place in a day; made once."""
    key = (cell.employee.id, cell.day)
    if key not in formulation.place_changes:
        formulation.place_changes[key] = _cell_moves(
            formulation, cell, place_of, at_home=cell.whole_days
        )
    return formulation.place_changes[key]


def _cell_moves(
    formulation: Formulation, cell: CellColumns, value: Value, *, at_home: bool
) -> list[int]:
    return [
        column
        for shift in cell.shifts.values()
        for column in _moves(formulation, cell, shift, value, at_home=at_home)
    ]


def _moves(
    formulation: Formulation,
    cell: CellColumns,
    shift: ShiftColumns,
    value: Value,
    *,
    at_home: bool,
) -> list[int]:
    excused = [(cell.remote, -1.0)] if at_home and cell.remote is not None else []
    columns = []
    for first, second in pairwise(shift.pieces):
        before = by_value(shift.pieces[first], value)
        after = by_value(shift.pieces[second], value)
        if before.keys() == after.keys() and len(before) == 1:
            continue
        for name, here in before.items():
            move = formulation.model.column(integer=False)
            there = [(column, -1.0) for column in after.get(name, [])]
            here_terms = [(column, 1.0) for column in here]
            formulation.model.row(
                [*here_terms, *there, *excused, (move, -1.0)], upper=0.0
            )
            columns.append(move)
    return columns


def by_value(ways: Mapping[Way, int], value: Value) -> dict[str, list[int]]:
    """Return the columns of each value."""
    found: dict[str, list[int]] = {}
    for way, column in ways.items():
        found.setdefault(value(way), []).append(column)
    return found


def place_of(way: Way) -> str:
    """Return where a way is, taking the site for what may be either."""
    return HOME if way.place == HOME else way.site_id
