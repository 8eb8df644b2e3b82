"""What no calculation can hold: it stays as it is, and the judge says what it breaks.

Pins, and past days that were published. One may be impossible by itself, on a day of
absence; several may be together, five days pinned on a contract of four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.domain.published import is_past, told_days, told_on
from planner.domain.restrict import restrict
from planner.domain.rota import Assignment, Rota, worked_segments
from planner.solver.build import open_cells
from planner.solver.cells import EITHER, CellColumns, ShiftColumns
from planner.solver.clashes import Days, clashing, fixed_rota

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.shift import Piece
    from planner.solver.cells import Way


def settle_pins(problem: Problem, *, every: bool = False) -> tuple[Problem, Rota]:
    """Return the problem left once what cannot be held is taken as given, and that.

    A coordinator may pin someone on a post she is not trained for, on her day off, or
    on more days than her contract has: those cells are no longer planned. With `every`
    all that is pinned or past is taken as given.
    """
    pinned = _pinned(problem)
    days = {**_past(problem), **pinned}
    if not days:
        return problem, Rota()
    cells = open_cells(_probe(problem, days))
    given: Days = {}
    for key, fixed in days.items():
        day = _completed(cells.get(key), fixed)
        if day is None:
            given[key] = fixed
        elif every:
            given[key] = day
    left = {key: fixed for key, fixed in days.items() if key not in given}
    people = {name for name, _ in given}
    clash = clashing(_without(problem, given), left) if left else frozenset()
    for key, fixed in left.items():
        # The past is a fact: where part of it is given, all of it is.
        if key in clash or (key not in pinned and key[0] in people):
            given[key] = _completed(cells.get(key), fixed) or fixed
    if not given:
        return problem, Rota()
    rota = fixed_rota(given)
    return _without(problem, given), rota


def _pinned(problem: Problem) -> Days:
    found: Days = {}
    for pin in problem.pins:
        found[pin.cell] = (*found.get(pin.cell, ()), pin)
    return found


def _past(problem: Problem) -> Days:
    """Return the past days that were published, as far as absences have left them."""
    if problem.published is None or problem.planned_at is None:
        return {}
    return {
        (employee.id, day): told
        for employee in problem.employees
        for day in told_days(problem, employee)
        if is_past(problem, day) and (told := told_on(problem, employee, day))
    }


def _probe(problem: Problem, days: Days) -> Problem:
    """Return the problem of these cells alone."""
    names = {name for name, _ in days}
    return problem.replace(
        employees=tuple(e for e in problem.employees if e.id in names),
        colleagues=tuple(e for e in problem.everyone if e.id not in names),
        free=frozenset(days),
        context=(),
        pins=(),
    )


def _without(problem: Problem, given: Days) -> Problem:
    """Return the problem of the cells not given, around those that are."""
    if not given:
        return problem
    free = frozenset(
        (employee.id, day)
        for employee in problem.employees
        for day in problem.period.days
        if problem.is_free(employee.id, day) and (employee.id, day) not in given
    )
    return restrict(problem, free, fixed_rota(given))


def _completed(
    cell: CellColumns | None, fixed: tuple[Assignment, ...]
) -> tuple[Assignment, ...] | None:
    """Return the shortest day of the cell that holds what is fixed, none if none does.

    A pin may say where someone is for an hour: her day is still a whole one.
    """
    if cell is None:
        return None
    if len({one.remote for one in fixed}) > 1 and cell.whole_days:
        return None
    able = [s for s in cell.shifts.values() if all(_carries(s, one) for one in fixed)]
    if not able:
        return None
    shift = min(able, key=lambda s: (s.shift.minutes, s.shift.id))
    if shift.shift.segments == worked_segments(fixed):
        return fixed
    return (*fixed, *_around(cell, shift, fixed))


def _around(
    cell: CellColumns, columns: ShiftColumns, fixed: tuple[Assignment, ...]
) -> Iterator[Assignment]:
    """Yield the rest of a shift that is fixed in part, on the same post if possible."""
    first = fixed[0]
    ways: dict[Piece, list[Way]] = {}
    for piece, way, _ in columns.holds():
        ways.setdefault(piece, []).append(way)
    for piece, able in ways.items():
        near = [one for one in fixed if overlap(*piece, one.start, one.end)]
        like = near[0] if near else first
        way = next((w for w in able if w.post_id == like.post_id), able[0])
        taken = {(one.start, one.end) for one in near}
        for start, end in _free_of(piece, sorted(taken)):
            yield Assignment(
                date=cell.day,
                employee_id=cell.employee.id,
                start=start,
                end=end,
                post_id=way.post_id,
                place=like.place if way.place == EITHER else way.place,
            )


def _free_of(piece: Piece, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a piece that are not taken."""
    at = piece.start
    for start, end in taken:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < piece.end:
        yield at, piece.end


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
