"""Where much is missing on many days: the changes each day takes, one day at a time.

What was bought for one day is there for the next, the worst day first. The set is
small, not proven the smallest; it stands where the days together are more than an
engine can settle while somebody waits.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.domain.scope import Scope
from planner.evaluation.amendment import Amendment
from planner.evaluation.terms_amendments import AddPoolMember
from planner.rules.book import RULES
from planner.rules.minimum_coverage import RULE as MINIMUM
from planner.rules.rule import Level
from planner.solver.relax.ideas import NEWCOMERS, ideas
from planner.solver.relax.model import relaxed, settle
from planner.solver.relax.window import Gap, gaps

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.rota import Cell

HALF = 0.5
LEAST_SECONDS = 2.0
"""An engine given less for a day finds nothing better than what is there."""
HARD = tuple(rule for rule in RULES if rule.level is Level.HARD)


@dataclass(frozen=True, kw_only=True)
class Days:
    """What the days taken one by one have come to."""

    problem: Problem
    """With the changes made."""
    rota: Rota
    amendments: tuple[Amendment, ...] = ()
    unseen: int = 0
    """Days with gaps that time did not reach, or in which no answer came in time."""


def day_by_day(
    problem: Problem, rota: Rota, cells: tuple[Cell, ...], until: float
) -> Days:
    """Return what the days come to, each within its share of the time left.

    Writing a day down as a model is part of its share; the engine gets two seconds
    at least, so that days are left out rather than all looked at for nothing.
    """
    now = Days(problem=problem, rota=rota)
    standing = _standing(now)
    days = _worst_first(gaps(problem, rota))
    for place, day in enumerate(days):
        left = until - time.monotonic()
        if left <= 0:
            return replace(now, unseen=now.unseen + len(days) - place)
        share = time.monotonic() + left / (len(days) - place)
        here = tuple(cell for cell in cells if cell[1] == day)
        done = _one_day(now, day, here, share)
        if done is None:
            now = replace(now, unseen=now.unseen + 1)
            continue
        reached = _standing(done)
        if reached < standing:
            now, standing = done, reached
    return now


def _worst_first(found: tuple[Gap, ...]) -> list[date]:
    minutes: dict[date, int] = {}
    for gap in found:
        minutes[gap.day] = minutes.get(gap.day, 0) + gap.minutes
    return sorted(minutes, key=lambda day: (-minutes[day], day))


def _one_day(now: Days, day: date, here: tuple[Cell, ...], until: float) -> Days | None:
    """Return what the day planned again comes to; none when no answer came in time."""
    problem, rota = now.problem, now.rota
    added = [o.employee_id for o in now.amendments if isinstance(o, AddPoolMember)]
    here = (*here, *((name, day) for name in added))
    missing = tuple(gap for gap in gaps(problem, rota) if gap.day == day)
    room = len(added) < NEWCOMERS * len(problem.pools)
    offered = ideas(problem, rota, missing, here, newcomers=room)
    model = relaxed(problem, rota, here, offered)
    held = Rota(tuple(a for cell in here for a in rota.on(*cell)))
    answer = settle(model, held, max(LEAST_SECONDS, until - time.monotonic()))
    values = answer.values if answer else None
    if values is None:
        return None
    bought = [one for one, column in model.bought.items() if values[column] > HALF]
    changed = problem
    for one in bought:
        changed = one.apply(changed)
    new = model.formulation.rota(values)
    free = model.formulation.problem.free or frozenset()
    known = [cell for cell in free if cell[0] in changed.employees_by_id]
    return replace(
        now,
        problem=changed,
        rota=rota.with_cells({cell: new.on(*cell) for cell in known}),
        amendments=(*now.amendments, *bought),
    )


def _standing(now: Days) -> tuple[float, float]:
    """Return what two rotas are compared by: hard breaches, minutes missing."""
    whole = Scope.whole(now.problem)
    hard, missing = (
        sum(
            v.amount for rule in rules for v in rule.check(now.problem, now.rota, whole)
        )
        for rules in (HARD, (MINIMUM,))
    )
    return hard, missing
