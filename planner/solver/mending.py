"""Days planned again among all their columns, in a model already written.

Near its relaxation a week is found in a second, but a post critical to a day may hang
on a column that the relaxation, which staffs it by halves, has no use for. One day at a
time all columns can be searched: the others stay, and the engine reads only what is
open (`handing.py`). A neighbourhood that did the same would be written, relaxed and
judged anew, at several times the cost.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.errors import EngineFailed
from planner.solver.engine import Answer, Limits, run
from planner.solver.lack import by_day, lacking

if TYPE_CHECKING:
    from datetime import date

    from planner.solver.formulation import Formulation

DAY_SECONDS = 5.0
"""Longest time for one day."""
DAY_SHARE = 0.05
"""Share of what an answer misses that a day must hold to be planned again."""


def mended(
    formulation: Formulation,
    relaxed: Answer,
    near: Answer,
    engine: str,
    limits: Limits,
    *,
    enough: float = 0.0,
) -> Answer:
    """Return the answer with the days planned again that lack most.

    What a day lacks are the points of coverage that it loses and the relaxation does
    not. Each is planned at most once, the worst first, until no more than `enough`
    points are missed in all, no day holds much of them or the time for all is over.
    """
    unseen = set(formulation.columns_on)
    if near.values is None or relaxed.values is None or len(unseen) < 2:
        return near
    until = None if limits.seconds is None else time.monotonic() + limits.seconds
    unavoidable = by_day(lacking(formulation, relaxed.values))
    while unseen and (until is None or time.monotonic() < until):
        missed = near.objective - relaxed.objective
        lack = {
            day: points - unavoidable.get(day, 0.0)
            for day, points in by_day(lacking(formulation, near.values or ())).items()
        }
        worst = max(sorted(unseen), key=lambda day: lack.get(day, 0.0))
        if missed <= enough or lack.get(worst, 0.0) <= DAY_SHARE * missed:
            break
        unseen.remove(worst)
        left = until and max(0.0, until - time.monotonic())
        within = replace(limits, seconds=left and min(DAY_SECONDS, left))
        found = _planned_again(formulation, worst, near, engine, within)
        best = formulation.better(near, found) or near
        # Whether the search came to its end is a matter of the first answer.
        near = replace(best, optimal=near.optimal, bound=near.bound)
    return near


def _planned_again(
    formulation: Formulation, day: date, near: Answer, engine: str, limits: Limits
) -> Answer | None:
    """Return the best answer in which the assignments of a day alone may differ."""
    model = formulation.model
    values = near.values or ()
    with model.as_it_was():
        for other, columns in formulation.columns_on.items():
            if other != day:
                for column in columns:
                    model.fix(column, float(round(values[column])))
        try:
            return run(model, engine, limits, hint=model.whole(values))
        except EngineFailed:
            return None
