"""Travel time: after a piece at one place, only places that can be reached in time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding
from planner.solver.moves import by_value, place_of

if TYPE_CHECKING:
    from planner.domain.shift import Piece
    from planner.solver.cells import CellColumns, ShiftColumns
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for cell in formulation.cells.values():
        for shift in cell.shifts.values():
            for first, second in pairwise(shift.pieces):
                _succession(formulation, cell, shift, first, second)


def _succession(
    formulation: Formulation,
    cell: CellColumns,
    shift: ShiftColumns,
    first: Piece,
    second: Piece,
) -> None:
    gap = second.start - first.end
    travel = formulation.problem.travel
    before = by_value(shift.pieces[first], place_of)
    after = by_value(shift.pieces[second], place_of)
    home = cell.whole_days and cell.remote is not None
    excused = [(cell.remote or 0, -1.0)] if home else []
    for place, here in before.items():
        far = [other for other in after if travel(place, other) > gap]
        if far:
            formulation.model.row(
                [
                    *((column, 1.0) for column in here),
                    *(
                        (column, -1.0)
                        for other, columns in after.items()
                        if other not in far
                        for column in columns
                    ),
                    *excused,
                ],
                upper=0.0,
            )


ENCODING = Encoding(id="travel_time", encode=_encode)
