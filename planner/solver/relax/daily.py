"""Where much is missing on many days: the changes each day takes, one day at a time.

What was bought for one day is there for the next, the worst day first. The set is
small, not proven the smallest; it stands where the days together are more than an
engine can settle while somebody waits.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.evaluation.evaluate import evaluate
from planner.evaluation.terms_amendments import AddPoolMember
from planner.solver.relax.ideas import NEWCOMERS, ideas
from planner.solver.relax.model import relaxed, settle
from planner.solver.relax.window import Gap, gaps

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell
    from planner.evaluation.amendment import Amendment

HALF = 0.5
Taken = tuple["Problem", Rota, list["Amendment"]]


def day_by_day(
    problem: Problem, rota: Rota, cells: tuple[Cell, ...], until: float
) -> Taken:
    """Return the problem with changes made, the rota they give, and the changes."""
    chosen: list[Amendment] = []
    days = _worst_first(gaps(problem, rota))
    for place, day in enumerate(days):
        left = until - time.monotonic()
        if left <= 0:
            break
        seconds = max(1.0, left / (len(days) - place))
        here = tuple(cell for cell in cells if cell[1] == day)
        problem, rota, bought = _one_day(problem, rota, here, chosen, seconds)
        chosen += bought
    return problem, rota, chosen


def _worst_first(found: tuple[Gap, ...]) -> list[date]:
    minutes: dict[date, int] = {}
    for gap in found:
        minutes[gap.day] = minutes.get(gap.day, 0) + gap.minutes
    return sorted(minutes, key=lambda day: (-minutes[day], day))


def _one_day(
    problem: Problem,
    rota: Rota,
    here: tuple[Cell, ...],
    chosen: list[Amendment],
    seconds: float,
) -> Taken:
    day = here[0][1]
    added = [one.employee_id for one in chosen if isinstance(one, AddPoolMember)]
    here = (*here, *((name, day) for name in added))
    missing = tuple(gap for gap in gaps(problem, rota) if gap.day == day)
    room = len(added) < NEWCOMERS * len(problem.pools)
    offered = ideas(problem, rota, missing, here, newcomers=room)
    model = relaxed(problem, rota, here, offered)
    held = Rota(tuple(a for cell in here for a in rota.on(*cell)))
    answer = settle(model, held, seconds)
    values = answer.values if answer else None
    if values is None:
        return problem, rota, []
    bought = [one for one, column in model.bought.items() if values[column] > HALF]
    changed = problem
    for one in bought:
        changed = one.apply(changed)
    new = model.formulation.rota(values)
    free = model.formulation.problem.free or frozenset()
    known = [cell for cell in free if cell[0] in changed.employees_by_id]
    after = rota.with_cells({cell: new.on(*cell) for cell in known})
    if _standing(changed, after) < _standing(problem, rota):
        return changed, after, bought
    return problem, rota, []


def _standing(problem: Problem, rota: Rota) -> tuple[float, float]:
    """Return what two rotas are compared by: hard breaches, minutes missing."""
    verdict = evaluate(problem, rota)
    hard = sum(violation.amount for violation in verdict.hard)
    return hard, verdict.shortage_minutes["minimum"]
