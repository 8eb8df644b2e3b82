"""Days in a row: one row per window of dates one longer than the longest run.

A date mostly on an activity is one column, opened only where a window needs it.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from planner.rules.days_run import RULE, longest, mostly, pattern_dates
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.shift import Piece
    from planner.domain.work import Activity
    from planner.solver.cells import CellColumns, ShiftColumns
    from planner.solver.formulation import Formulation, Terms


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for employee in problem.employees:
        dates = pattern_dates(problem, employee)
        for activity in problem.activities:
            most = longest(problem, employee, activity)
            if most:
                _activity(formulation, employee, activity, dates, most)


def _activity(
    formulation: Formulation,
    employee: Employee,
    activity: Activity,
    dates: list[date],
    most: int,
) -> None:
    problem, model = formulation.problem, formulation.model
    days = [_date(formulation, employee, activity, day) for day in dates]
    columns: dict[date, int] = {}
    points = RULE.points(problem)
    for last in range(most, len(dates)):
        window = range(last - most, last + 1)
        if dates[last] not in problem.period or any(days[n] is None for n in window):
            continue
        terms: Terms = []
        for n in window:
            rows = days[n]
            if rows:
                if dates[n] not in columns:
                    columns[dates[n]] = _column(formulation, rows)
                terms.append((columns[dates[n]], 1.0))
        beyond = model.column(integer=False)
        model.row([*terms, (beyond, -1.0)], upper=float(len(terms) - 1))
        formulation.charge(RULE.id, beyond, points)


def _date(
    formulation: Formulation, employee: Employee, activity: Activity, day: date
) -> list[Terms] | None:
    """Return terms the greatest of which says that a date is mostly on an activity.

    No terms for a given date that is, none at all for a date that cannot be.
    """
    problem = formulation.problem
    cell = formulation.cells.get((employee.id, day))
    if cell is None:
        given = problem.context_rota.on(employee.id, day)
        return [] if given and mostly(problem, activity, given) else None
    posts = {p.id for p in problem.posts if p.activity_id == activity.id}
    return _rows(cell, posts) or None


def _rows(cell: CellColumns, posts: set[str]) -> list[Terms]:
    """Return the terms of a date: each row takes one way of each shift."""
    shifts = [ways for s in cell.shifts.values() if (ways := _ways(s, posts))]
    count = max(map(len, shifts), default=0)
    return [
        [term for ways in shifts for term in ways[row % len(ways)]]
        for row in range(count)
    ]


def _ways(shift: ShiftColumns, posts: set[str]) -> list[Terms]:
    """Return, for each fewest pieces that make more than half of the day, the terms
    that are 1 when these are on the posts."""
    whole: Terms = [(c, 1.0) for way, c in shift.whole.items() if way.post_id in posts]
    if shift.mixed is None:
        return [whole] if whole else []
    held = {
        piece: [(c, 1.0) for way, c in ways.items() if way.post_id in posts]
        for piece, ways in shift.pieces.items()
    }
    able = [piece for piece, terms in held.items() if terms]
    found = [
        [
            *whole,
            *(term for piece in most for term in held[piece]),
            *([(shift.mixed, 1.0 - len(most))] if len(most) > 1 else []),
        ]
        for most in _majorities(able, shift.shift.minutes)
    ]
    return found or ([whole] if whole else [])


def _majorities(pieces: list[Piece], minutes: int) -> list[tuple[Piece, ...]]:
    """Return the smallest sets of pieces that make more than half of the minutes."""
    found: list[tuple[Piece, ...]] = []
    for size in range(1, len(pieces) + 1):
        for some in combinations(pieces, size):
            enough = 2 * sum(piece.minutes for piece in some) > minutes
            if enough and not any(set(less) <= set(some) for less in found):
                found.append(some)
    return found


def _column(formulation: Formulation, rows: list[Terms]) -> int:
    model = formulation.model
    column = model.column(integer=False)
    for terms in rows:
        model.row([*terms, (column, -1.0)], upper=0.0)
    return column


ENCODING = Encoding(id="days_run", encode=_encode)
