"""From a rota with hours nobody can hold to the smallest changes that would let it be.

First the days with gaps are planned again with nothing changed: what that covers needs
no change at all. Then the engine chooses among the changes, minutes missing first, cost
second; each set it finds is excluded before the next. Every set is verified: the
changes are made, the days planned again under the whole rule book, the month judged.
Where days are many, they are taken one by one (`daily.py`).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.problem import Problem
from planner.domain.restrict import restrict
from planner.domain.rota import Rota
from planner.errors import EngineFailed
from planner.evaluation.amendment import Amendment
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.evaluation.time_amendments import RaiseCredit
from planner.solver.build import build
from planner.solver.engine import Answer, Limits, run
from planner.solver.part import solve_part
from planner.solver.relax.daily import day_by_day
from planner.solver.relax.ideas import Ideas, ideas
from planner.solver.relax.model import PRICE, STRICT, Relaxed, relaxed, settle
from planner.solver.relax.window import Gap, cells_of, gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.rota import Cell

ENGINE = "highs"
MOST = 3
SECONDS = 50.0
MOST_DAYS = 8
"""Days with gaps the engine is given together."""
VERIFY_SECONDS = 8.0
HALF = 0.5
GAP = 1e-4
LEAST = 0.4
"""Of a unit of cost: two sets of changes differ by half of one at least."""
EASE = 1e-3


@dataclass(frozen=True, kw_only=True)
class ChangeSet:
    """Changes that together let more be held, and the month they give."""

    amendments: tuple[Amendment, ...]
    problem: Problem
    """With the changes made."""
    rota: Rota
    evaluation: Evaluation
    uncovered: tuple[Gap, ...]
    """What stays below a minimum even so."""
    smallest: bool
    """Whether the engine went to its end: no cheaper set covers as much, among the
    changes thought of and with the other days as they are."""

    @property
    def cost(self) -> float:
        """What the changes ask of people together."""
        return sum(one.cost for one in self.amendments)

    @property
    def minutes(self) -> int:
        """Person-minutes still below a minimum."""
        return missing_minutes(self.uncovered)


@dataclass(frozen=True, kw_only=True)
class Relaxation:
    """What is missing, what planning again covers, and sets of changes for the rest."""

    uncovered: tuple[Gap, ...]
    """What the rota leaves below a minimum."""
    replanned: tuple[Gap, ...]
    """What stays so when those days are planned again with nothing changed."""
    sets: tuple[ChangeSet, ...]
    """Smallest first; none changes nothing."""
    cut_short: bool = False
    """Whether time ended the search: more of it may find more."""
    unseen: int = 0
    """Days with gaps for which the time did not do, where days are taken one by one."""

    @property
    def missing(self) -> int:
        """Person-minutes the rota leaves below a minimum."""
        return missing_minutes(self.uncovered)

    @property
    def left(self) -> int:
        """Person-minutes that stay below when the days are planned again."""
        return missing_minutes(self.replanned)


def relax(
    problem: Problem, rota: Rota, *, most: int = MOST, seconds: float = SECONDS
) -> Relaxation:
    """Return up to `most` sets of changes that let the minimum be held.

    Only the days on which `rota` leaves something below a minimum are planned again;
    the others stay as they are.
    """
    until = time.monotonic() + seconds
    missing = gaps(problem, rota)
    if not missing:
        return Relaxation(uncovered=(), replanned=(), sets=())
    cells = cells_of(problem, rota, missing)
    again = _planned_again(problem, rota, cells, until)
    left = gaps(problem, again)
    if not left:
        return Relaxation(uncovered=missing, replanned=(), sets=())
    if len({gap.day for gap in left}) > MOST_DAYS:
        return _daily(problem, again, cells, missing, until)
    offered = ideas(problem, again, left, cells)
    search = _Sets(problem, again, cells, offered, until)
    ranked = sorted(search.found(most), key=lambda one: (one.minutes, one.cost))
    return Relaxation(
        uncovered=missing,
        replanned=left,
        sets=tuple(ranked),
        cut_short=search.cut_short,
    )


def _planned_again(
    problem: Problem, rota: Rota, cells: tuple[Cell, ...], until: float
) -> Rota:
    """Return the rota with the cells planned again for the minimum alone, if better."""
    part = restrict(problem, frozenset(cells), rota)
    formulation = build(part, STRICT)
    now = Rota(tuple(a for cell in cells for a in rota.on(*cell)))
    hint = formulation.columns_of(now)
    limits = Limits(seconds=max(1.0, (until - time.monotonic()) / 3), gap=GAP)
    answer = run(formulation.model, ENGINE, limits, hint=hint)
    if answer.values is None:
        return rota
    new = formulation.rota(answer.values)
    again = rota.with_cells({cell: new.on(*cell) for cell in cells})
    better = missing_minutes(gaps(problem, again)) < missing_minutes(
        gaps(problem, rota)
    )
    return again if better else rota


def missing_minutes(found: Iterable[Gap]) -> int:
    """Return the person-minutes of some gaps."""
    return sum(gap.minutes for gap in found)


def _daily(
    problem: Problem,
    rota: Rota,
    cells: tuple[Cell, ...],
    missing: tuple[Gap, ...],
    until: float,
) -> Relaxation:
    """Return the set found by taking the days one by one, judged, if one is found.

    What the days came to without any change belongs to what planning again covers.
    """
    days = day_by_day(problem, rota, cells, until)
    changed, chosen = shrunk(problem, days.problem, list(days.amendments), days.rota)
    if not chosen:
        rota = days.rota
    one = ChangeSet(
        amendments=tuple(chosen),
        problem=changed,
        rota=days.rota,
        evaluation=evaluate(changed, days.rota),
        uncovered=gaps(changed, days.rota),
        smallest=False,
    )
    return Relaxation(
        uncovered=missing,
        replanned=gaps(problem, rota),
        sets=(one,) if chosen else (),
        cut_short=days.unseen > 0,
        unseen=days.unseen,
    )


class _Sets:
    """The sets that cover as much as the first, and whether time ended them."""

    def __init__(
        self,
        problem: Problem,
        rota: Rota,
        cells: tuple[Cell, ...],
        offered: Ideas,
        until: float,
    ) -> None:
        self._problem, self._rota, self._cells = problem, rota, cells
        self._offered, self._until = offered, until
        self.cut_short = False

    def found(self, most: int) -> Iterator[ChangeSet]:
        """Yield sets until there are `most`, no other is as good, or time is up."""
        problem, rota, until = self._problem, self._rota, self._until
        model = relaxed(problem, rota, self._cells, self._offered)
        held = Rota(tuple(a for cell in self._cells for a in rota.on(*cell)))
        least: float | None = None
        for turn in range(most):
            left = until - time.monotonic()
            if turn and left < VERIFY_SECONDS:
                self.cut_short = True
                return
            answer = _answer(model, held, max(2.0, left / 2))
            if answer is None:
                return
            if answer.values is None:
                self.cut_short = True
                return
            short = _short(model, answer)
            if least is not None and short > least + EASE:
                return
            least = short
            chosen = [c for c in model.bought.values() if answer.values[c] > HALF]
            if not chosen:
                self.cut_short = not answer.optimal
                return
            one = _verified(problem, rota, model, answer, until)
            if one.amendments:
                yield one
            formulation = model.formulation
            formulation.model.row([(c, 1.0) for c in chosen], upper=len(chosen) - 1.0)


def _answer(model: Relaxed, held: Rota, seconds: float) -> Answer | None:
    """Return the engine's answer, proven if there is time, else the best found."""
    formulation = model.formulation
    limits = Limits(seconds=seconds / 2, gap=0.0, points=LEAST * PRICE)
    hint = formulation.columns_of(held)
    try:
        answer = run(formulation.model, ENGINE, limits, hint=hint)
    except EngineFailed:
        # Every set of changes is excluded.
        return None
    return answer if answer.optimal else settle(model, held, seconds / 2)


def _short(model: Relaxed, answer: Answer) -> float:
    """Return the points missing below the minimum in an answer."""
    values = answer.values or ()
    costs = model.formulation.costs["minimum_coverage"]
    return sum(points * values[column] for column, points in costs.items())


def _verified(
    problem: Problem, rota: Rota, model: Relaxed, answer: Answer, until: float
) -> ChangeSet:
    """Return the changes made, the days planned again under every rule, judged."""
    values = answer.values or ()
    chosen = [one for one, column in model.bought.items() if values[column] > HALF]
    changed = problem
    for one in chosen:
        changed = one.apply(changed)
    free = model.formulation.problem.free or frozenset()
    free = frozenset(c for c in free if c[0] in changed.employees_by_id)
    bare = model.formulation.rota(values)
    part = restrict(changed, free, rota)
    seconds = min(VERIFY_SECONDS, max(1.0, until - time.monotonic()))
    done = solve_part(part, bare, ENGINE, Limits(seconds=seconds))
    new = done.rota if done.rota is not None else bare
    whole = rota.with_cells({cell: new.on(*cell) for cell in free})
    changed, chosen = shrunk(problem, changed, chosen, whole)
    return ChangeSet(
        amendments=tuple(chosen),
        problem=changed,
        rota=whole,
        evaluation=evaluate(changed, whole),
        uncovered=gaps(changed, whole),
        smallest=answer.optimal,
    )


def shrunk(
    problem: Problem, changed: Problem, chosen: list[Amendment], rota: Rota
) -> tuple[Problem, list[Amendment]]:
    """Return the changes with no more minutes above contracts than the rota uses."""
    credits = {one.employee_id: one for one in chosen if isinstance(one, RaiseCredit)}
    if not credits:
        return changed, chosen
    kept = [one for one in chosen if not isinstance(one, RaiseCredit)]
    for one in kept:
        problem = one.apply(problem)
    over: dict[str | None, float] = {}
    for v in evaluate(problem, rota).hard:
        if v.rule_id == "contracted_time":
            # The credit counts in the period and in each week or cycle of it.
            over[v.employee_id] = max(v.amount, over.get(v.employee_id, 0.0))
    # Days taken one by one may each have raised the same contract: one change is told.
    for credit in credits.values():
        used = over.get(credit.employee_id, 0.0)
        if used:
            minutes = -int(-used // GRID) * GRID
            kept.append(replace(credit, minutes=minutes))
            problem = kept[-1].apply(problem)
    return problem, kept
