"""Where much is missing on many days: the changes each day takes, one day at a time.

What was bought for one day is there for the next, the worst day first. The set is small,
not proven the smallest; it stands where the days together are more than an engine can
settle while somebody waits.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.errors import EngineFailed
from planner.evaluation.amendment import AddPoolMember
from planner.solver.engine import Limits, run
from planner.solver.relax.ideas import NEWCOMERS, ideas
from planner.solver.relax.model import relaxed
from planner.solver.relax.window import Gap, gaps

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell
    from planner.evaluation.amendment import Amendment

ENGINE = "highs"
GAP = 1e-3
HALF = 0.5
Taken = tuple["Problem", Rota, list["Amendment"]]


def day_by_day(
    problem: Problem, rota: Rota, cells: tuple[Cell, ...], until: float
) -> Taken:
    """Return the problem with the changes bought, the rota they give, and the changes."""
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
    try:
        limits = Limits(seconds=seconds, gap=GAP)
        answer = run(model.formulation.model, ENGINE, limits)
    except EngineFailed:
        return problem, rota, []
    values = answer.values
    if values is None:
        return problem, rota, []
    bought = [one for one, column in model.bought.items() if values[column] > HALF]
    for one in bought:
        problem = one.apply(problem)
    new = model.formulation.rota(values)
    free = model.formulation.problem.free or frozenset()
    known = [cell for cell in free if cell[0] in problem.employees_by_id]
    return problem, rota.with_cells({c: new.on(*c) for c in known}), bought
