"""The days with gaps as a model in which every change offered is a column.

All changes are made at once, and each column of a person's day that needs some of them
may be used only when they are bought. What is missing below the minimum comes first,
the cost of the changes second; nothing else costs anything.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.restrict import restrict
from planner.errors import EngineFailed
from planner.evaluation.amendment import Amendment
from planner.evaluation.authorised import may_hold
from planner.evaluation.time_amendments import MoveLeave
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.solver.build import build
from planner.solver.engine import Answer, Limits, run
from planner.solver.formulation import Formulation
from planner.solver.rules.book import ENCODINGS
from planner.solver.rules.contracted_time import cap_contract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.absence import Absence
    from planner.domain.problem import Problem
    from planner.domain.rota import Cell, Rota
    from planner.domain.shift import Piece
    from planner.solver.cells import CellColumns
    from planner.solver.relax.ideas import Ideas

PRICE = 10.0
"""Points of one unit of cost: all changes weigh less than a quarter-hour missing."""
ENGINE = "highs"
GAP = 1e-4
ZERO = 1e-6
STRICT = tuple(
    e for e in ENCODINGS if RULES_BY_ID[e.id].level in (Level.HARD, Level.MINIMUM)
)


@dataclass(frozen=True, kw_only=True)
class Relaxed:
    """The model, and the column that buys each change."""

    formulation: Formulation
    bought: Mapping[Amendment, int]


def relaxed(
    problem: Problem, rota: Rota, cells: Iterable[Cell], offered: Ideas
) -> Relaxed:
    """Return the model of planning `cells` again with the changes offered."""
    wide, free = _widened(problem, cells, offered)
    formulation = build(restrict(wide, free, rota), STRICT)
    bought = {one: formulation.model.column() for one in offered.all()}
    for one, column in bought.items():
        formulation.model.cost[column] += one.cost * PRICE
    for cell in formulation.cells.values():
        _rights(formulation, problem, cell, offered, bought)
        _hours(formulation, problem, cell, offered, bought)
    _leaves(formulation, offered, bought)
    _credits(formulation, problem, offered, bought)
    _newcomers(formulation, offered, bought)
    return Relaxed(formulation=formulation, bought=bought)


def settle(model: Relaxed, now: Rota, seconds: float) -> Answer | None:
    """Return the best the engine finds near the relaxation, in a time.

    `now`, what the free cells hold, stays reachable; none when no answer was found.
    """
    formulation = model.formulation
    linear = formulation.model
    hint = formulation.columns_of(now)
    kept = {column for column, value in (hint or {}).items() if value}
    upper = list(linear.upper)
    started = time.monotonic()
    try:
        loose = run(linear, ENGINE, Limits(seconds=seconds, simplex=True), relaxed=True)
        for column, value in enumerate(loose.values or ()):
            if linear.integer[column] and value < ZERO and column not in kept:
                linear.upper[column] = linear.lower[column]
        left = max(1.0, seconds - (time.monotonic() - started))
        near = run(linear, ENGINE, Limits(seconds=left, gap=GAP), hint=hint)
        return replace(near, optimal=False)
    except EngineFailed:
        # Nothing is left once sets are excluded, or the columns left carry no rota.
        return None
    finally:
        linear.upper = upper


def _widened(
    problem: Problem, cells: Iterable[Cell], offered: Ideas
) -> tuple[Problem, frozenset[Cell]]:
    """Return the problem with every change made, and the cells to plan."""
    free = set(cells)
    days = {day for _, day in free}
    for one in offered.all():
        if not isinstance(one, MoveLeave):
            problem = one.apply(problem)
    problem = problem.replace(
        absences=tuple(one for one in problem.absences if not _movable(one, offered))
    )
    free |= {(name, day) for name in offered.newcomers for day in days}
    return problem, frozenset(free)


def _movable(absence: Absence, offered: Ideas) -> bool:
    return any(m.absence == absence for moves in offered.leaves.values() for m in moves)


def _rights(
    formulation: Formulation,
    problem: Problem,
    cell: CellColumns,
    offered: Ideas,
    bought: Mapping[Amendment, int],
) -> None:
    """Let a post she lacks rights for be held only when they are bought."""
    name = cell.employee.id
    newcomer = offered.newcomers.get(name)
    original = problem.employee(newcomer.like_id if newcomer else name)
    groups: dict[tuple[Piece, str], list[int]] = {}
    for piece, way, column in cell.holds:
        groups.setdefault((piece, way.post_id), []).append(column)
    for (_, post_id), columns in groups.items():
        if may_hold(problem, original, problem.post(post_id)):
            continue
        held = [(column, 1.0) for column in dict.fromkeys(columns)]
        lacks = [] if newcomer else offered.rights.get((name, post_id), [])
        for lack in lacks:
            rights = [(bought[one], -1.0) for one in lack]
            formulation.model.row([*held, *rights], upper=0.0)
        if not lacks:
            formulation.model.row(held, upper=0.0)


def _hours(
    formulation: Formulation,
    problem: Problem,
    cell: CellColumns,
    offered: Ideas,
    bought: Mapping[Amendment, int],
) -> None:
    """Let hours outside her pattern be worked only when they are bought."""
    key = (cell.employee.id, cell.day)
    if cell.employee.id in offered.newcomers:
        newcomer = offered.newcomers[cell.employee.id]
        patterns = problem.shifts_on(problem.employee(newcomer.like_id), cell.day)
    else:
        patterns = problem.shifts_on(problem.employee(key[0]), cell.day)
    for shift_id, shift in cell.shifts.items():
        if shift_id in {one.id for one in patterns}:
            continue
        idea = offered.hours.get((key, shift_id))
        paid = [(bought[idea], -1.0)] if idea else []
        formulation.model.row([(shift.worked, 1.0), *paid], upper=0.0)


def _leaves(
    formulation: Formulation, offered: Ideas, bought: Mapping[Amendment, int]
) -> None:
    """Let a leave move once, free its dates, and take its new ones."""
    model = formulation.model
    moves = dict.fromkeys(m for found in offered.leaves.values() for m in found)
    by_leave: dict[Absence, list[MoveLeave]] = {}
    for move in moves:
        by_leave.setdefault(move.absence, []).append(move)
    for (name, day), cell in formulation.cells.items():
        for absence, found in by_leave.items():
            if absence.employee_id != name:
                continue
            worked = cell.worked
            if absence.first <= day <= absence.last:
                freeing = [(bought[m], -1.0) for m in found if day not in m.new_days]
                model.row([*worked, *freeing], upper=0.0)
            taking = [(bought[m], 1.0) for m in found if day in m.new_days]
            if taking:
                model.row([*worked, *taking], upper=1.0)
    for found in by_leave.values():
        model.row([(bought[m], 1.0) for m in found], upper=1.0)


def _credits(
    formulation: Formulation,
    problem: Problem,
    offered: Ideas,
    bought: Mapping[Amendment, int],
) -> None:
    """Let more than the contract be planned only when it is bought."""
    for name, one in offered.credits.items():
        if not formulation.cells_of.get(name):
            continue
        employee = problem.employee(name)
        extra = (bought[one], -float(one.minutes))
        cap_contract(formulation, problem, employee, [extra])


def _newcomers(
    formulation: Formulation, offered: Ideas, bought: Mapping[Amendment, int]
) -> None:
    """Let a newcomer work only when she is bought."""
    for name, one in offered.newcomers.items():
        for cell in formulation.cells_of.get(name, ()):
            formulation.model.row([*cell.worked, (bought[one], -1.0)], upper=0.0)
