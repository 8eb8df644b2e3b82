"""Pins: what a person fixed is the only thing offered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.solver.cells import EITHER, CellColumns
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.rota import Assignment
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for pin in formulation.problem.pins:
        cell = formulation.cells.get(pin.cell)
        if cell is not None:
            _fix(formulation, cell, pin)


def _fix(formulation: Formulation, cell: CellColumns, pin: Assignment) -> None:
    model = formulation.model
    for piece, way, column in cell.holds:
        place = pin.place if way.place == EITHER else way.place
        if overlap(*piece, pin.start, pin.end) and (way.post_id, place) != (
            pin.post_id,
            pin.place,
        ):
            model.fix(column, 0.0)
    for columns in cell.shifts.values():
        segments = columns.shift.segments
        if not any(s.start <= pin.start and pin.end <= s.end for s in segments):
            model.fix(columns.worked, 0.0)
    if cell.remote is not None and cell.whole_days:
        model.fix(cell.remote, float(pin.remote))
    model.row(cell.worked, lower=1.0)


ENCODING = Encoding(id="pin", encode=_encode)
