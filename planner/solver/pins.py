"""Pins that no shift can carry: they stay as they are, and the judge says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.domain.restrict import restrict
from planner.domain.rota import Assignment, Cell, Rota
from planner.solver.build import build
from planner.solver.cells import EITHER, CellColumns, ShiftColumns

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def settle_pins(problem: Problem) -> tuple[Problem, Rota]:
    """Return the problem left once impossible pins are taken as given, and these.

    A coordinator may pin someone on a post she is not trained for, or on her day off:
    no column stands for that, so the cell is no longer planned.
    """
    cells = {pin.cell for pin in problem.pins}
    if not cells:
        return problem, Rota()
    names = {name for name, _ in cells}
    probe = problem.replace(
        employees=tuple(e for e in problem.employees if e.id in names),
        colleagues=tuple(e for e in problem.everyone if e.id not in names),
        free=frozenset(cells),
        context=(),
    )
    columns = build(probe.replace(pins=())).cells
    fixed = frozenset(
        cell for cell in cells if not _can_hold(problem, columns.get(cell), cell)
    )
    if not fixed:
        return problem, Rota()
    given = Rota(tuple(pin for pin in problem.pins if pin.cell in fixed))
    free = frozenset(
        (employee.id, day)
        for employee in problem.employees
        for day in problem.period.days
        if problem.is_free(employee.id, day) and (employee.id, day) not in fixed
    )
    return restrict(problem, free, given), given


def _can_hold(problem: Problem, cell: CellColumns | None, key: Cell) -> bool:
    """Return whether some shift of the cell carries all its pins."""
    if cell is None:
        return False
    pins = [pin for pin in problem.pins if pin.cell == key]
    return any(
        all(_carries(columns, pin) for pin in pins) for columns in cell.shifts.values()
    ) and (len({pin.remote for pin in pins}) == 1 or not cell.whole_days)


def _carries(columns: ShiftColumns, pin: Assignment) -> bool:
    segments = columns.shift.segments
    if not any(s.start <= pin.start and pin.end <= s.end for s in segments):
        return False
    ways = {
        piece: way
        for piece, way, _ in columns.holds()
        if way.post_id == pin.post_id
        and (way.place == EITHER or way.place == pin.place)
    }
    touched = [p for p in columns.shift.pieces if overlap(*p, pin.start, pin.end)]
    return all(piece in ways for piece in touched)
