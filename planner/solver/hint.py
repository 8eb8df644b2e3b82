"""What can be kept of a rota to start from, and what is to be planned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import can_work
from planner.domain.period import monday_of
from planner.domain.place import HOME
from planner.domain.rota import Cell, Rota
from planner.evaluation.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.rules.rule import Violation

DAY, WEEK, ALL = range(3)
"""How much of someone's rota is dropped for a breach: more when that was not enough."""
ROUNDS = (DAY, DAY, WEEK, ALL)


def keep(problem: Problem, hint: Rota) -> tuple[Rota, frozenset[Cell]]:
    """Return the part of `hint` that breaks no hard rule, and the cells to plan anew.

    These are the cells dropped, and the weeks of people whom the hint leaves without
    a single assignment though they could work: those on leave could not.
    """
    rota = Rota(tuple(a for a in hint.assignments if _known(problem, a)))
    dropped: set[Cell] = set(hint.cells.keys() - rota.cells.keys())
    for reach in ROUNDS:
        hard = evaluate(problem, rota).hard
        if not hard:
            break
        # A day that is wrong may be all that makes a week or a month so: it goes first.
        dated = [v for v in hard if v.date is not None] if reach == DAY else []
        cells = {c for v in dated or hard for c in _touched(problem, rota, v, reach)}
        dropped |= cells
        rota = Rota(tuple(a for a in rota.assignments if a.cell not in cells))
    anew = {*_idle_weeks(problem, rota), *dropped}
    return rota, frozenset(c for c in anew if _to_plan(problem, c))


def _known(problem: Problem, one: Assignment) -> bool:
    return (
        one.employee_id in problem.employees_by_id
        and one.post_id in problem.posts_by_id
        and (one.place == HOME or one.place in problem.sites_by_id)
        and problem.is_free(one.employee_id, one.date)
    )


def _to_plan(problem: Problem, cell: Cell) -> bool:
    name, day = cell
    if name not in problem.employees_by_id or not problem.is_free(name, day):
        return False
    return can_work(problem, problem.employee(name), day)


def _touched(
    problem: Problem, rota: Rota, breach: Violation, reach: int
) -> Iterator[Cell]:
    """Yield the cells to drop for a breach; only what is planned can be dropped."""
    name, day = breach.employee_id, breach.date
    if name is None:
        for one in rota.assignments:
            at = breach.post_id in (None, one.post_id) or reach > DAY
            if at and day in (None, one.date):
                yield one.cell
        return
    if day is not None and reach == DAY:
        yield name, day
        return
    for cell in rota.cells:
        near = day is None or reach == ALL or monday_of(cell[1]) == monday_of(day)
        if cell[0] == name and near:
            yield cell


def _idle_weeks(problem: Problem, rota: Rota) -> Iterator[Cell]:
    busy = {(name, monday_of(day)) for name, day in rota.cells}
    for employee in problem.employees:
        for day in problem.period.days:
            if (employee.id, monday_of(day)) not in busy:
                yield employee.id, day
