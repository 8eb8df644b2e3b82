"""Solve one problem, whole or restricted: relax it, then search near the relaxation.

The relaxation of these models is nearly integral: nine columns in ten that it leaves at
zero are at zero in the best rota. An engine that is given the few others finds a rota
in seconds where the whole search spends its time on cuts that gain nothing (figures in
docs/decisions/0003-search.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.domain.rota import Rota
from planner.errors import EngineFailed, JudgeDisagrees
from planner.evaluation.change import change
from planner.evaluation.evaluate import evaluate
from planner.solver.build import build
from planner.solver.dual import reduced_costs
from planner.solver.engine import Answer, Limits, run
from planner.solver.lack import Lack
from planner.solver.mending import mended
from planner.solver.spent import Spent
from planner.solver.standing import Standing
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation
    from planner.solver.linear import LinearModel

TOLERANCE = 1e-5
"""Relative difference between model and judge put down to floating point."""
ZERO = 1e-6
"""A column of the relaxation below it is at zero."""
FAR = 0.01
"""Share of the points an answer near the relaxation may be above it."""
ENOUGH = 200.0
"""Points, those of a quarter-hour below a target, that a gap allowed for never passes:
what nobody here can cover may cost thousands of times more."""
ROUND_SHARE = 0.5
"""Share of the time given to the search near the relaxation."""
ALL_SHARE = 0.4
"""Share of the time, or of the nodes, given to a search among all columns where an
answer is there."""
ALL_COLUMNS = 4000
"""Most columns with which such a search comes to an end in it."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What became of a problem."""

    rota: Rota | None
    """Assignments of the free cells only; none when no rota was found in time."""
    bound: float | None
    """Points no rota of the problem can go below, if that was found out."""
    optimal: bool
    """Whether the search near the relaxation, or the whole one, went to its end."""
    before: Standing | None = None
    """Where the rota given to start from stands, of what the change can alter."""
    after: Standing | None = None
    """Where `rota` stands, of the same; of the whole problem without a start."""
    prices: NDArray[np.float64] | None = None
    """What each row of the model is worth in the relaxation, if it was kept."""
    lack: Lack | None = None
    """What the relaxation behind the bound lacks of the coverage, if it was kept."""
    spent: Mapping[str, float] = field(default_factory=dict)
    """Seconds by activity: building, relaxation, search, judging."""


NOTHING = Part(rota=None, bound=None, optimal=False)
"""What is left of a task whose process died: the search does without."""


def solve_part(
    problem: Problem, start: Rota | None, engine: str, limits: Limits
) -> Part:
    """Return a rota for the free cells of `problem`, near the relaxation's.

    `start`, a rota of those cells, stays reachable; when nothing better is found the
    answer has no rota. Raises `JudgeDisagrees` when the judge counts more than the
    model, without a start: the whole answer is judged then.
    """
    spent = Spent()
    with spent.on("building"):
        formulation = build(problem)
        hint = formulation.columns_of(start) if start else None
    with spent.on("relaxation"):
        relaxed = run(formulation.model, engine, limits, relaxed=True)
    if relaxed.values is None or not relaxed.optimal:
        return Part(rota=None, bound=None, optimal=False, spent=spent.seconds)
    with spent.on("search"):
        near = _near(formulation, relaxed, hint, engine, limits)
    part = Part(
        rota=None, bound=relaxed.objective, optimal=near.optimal, spent=spent.seconds
    )
    if near.values is None:
        return part
    with spent.on("judging"):
        return _compared(formulation, near, start, part)


def _compared(
    formulation: Formulation, near: Answer, start: Rota | None, part: Part
) -> Part:
    """Return the part with the rota found, unless `start` is as good.

    Of a rota that differs from `start`, the judge looks at what the difference can
    alter.
    """
    rota = formulation.rota(near.values or ())
    if start is None:
        return replace(part, rota=rota, after=_judged(formulation, rota, near))
    cells = rota.cells.keys() | start.cells.keys()
    new = {cell: rota.on(*cell) for cell in cells if rota.on(*cell) != start.on(*cell)}
    if not new:
        return part
    before, after = Standing.either_side(change(formulation.problem, start, new))
    if not after.better_than(before):
        return part
    return replace(part, rota=rota, before=before, after=after)


def prove(problem: Problem, start: Rota | None, engine: str, limits: Limits) -> Part:
    """Return what the engine makes of the whole problem, with the bound it proves."""
    spent = Spent()
    with spent.on("building"):
        formulation = build(problem)
        hint = formulation.columns_of(start) if start else None
    with spent.on("search"):
        answer = run(formulation.model, engine, limits, hint=hint)
    with spent.on("judging"):
        rota = None if answer.values is None else formulation.rota(answer.values)
        if rota is not None:
            _judged(formulation, rota, answer)
    return Part(
        rota=rota, bound=answer.bound, optimal=answer.optimal, spent=spent.seconds
    )


def _near(
    formulation: Formulation,
    relaxed: Answer,
    hint: dict[int, float] | None,
    engine: str,
    limits: Limits,
) -> Answer:
    """Search with the columns at zero in the relaxation, and in `hint`, left out.

    Where that ends far from the relaxation, the columns that would be at no loss in it
    are let in, unless a rota is wanted soon. Days that lack much are then planned again
    among all columns; everything is, where no lawful rota is found or much may still be
    gained.
    """
    model = formulation.model
    shorter = replace(
        limits,
        seconds=limits.seconds and limits.seconds * ROUND_SHARE,
        gap=min(limits.gap, ENOUGH / max(1.0, abs(relaxed.objective))),
    )
    near: Answer | None = None
    for columns in (_above_zero, _at_no_loss):
        kept = columns(formulation, relaxed)
        if limits.sure and columns is _above_zero:
            hint = None
        kept |= {column for column, value in (hint or {}).items() if value}
        with model.as_it_was():
            if limits.sure and columns is _above_zero:
                _settle(model, relaxed)
            for column, whole in enumerate(model.integer):
                if whole and column not in kept:
                    model.upper[column] = model.lower[column]
            try:
                found = run(model, engine, shorter, hint=hint)
            except EngineFailed:
                found = None
        near = formulation.better(near, found)
        if near is None or near.values is None:
            continue
        hint = model.whole(near.values)
        near_enough = limits.sure or not _far(near, relaxed)
        if near_enough and _as_lawful(formulation, near, relaxed):
            break
    if near is None or near.values is None:
        return run(model, engine, limits, hint=hint)
    if not _as_lawful(formulation, near, relaxed):
        return run(model, engine, limits, hint=hint)
    if limits.sure or near.objective - relaxed.objective > limits.worth:
        enough = max(limits.points, limits.gap * abs(near.objective))
        near = mended(formulation, relaxed, near, engine, shorter, enough=enough)
    missed = near.objective - relaxed.objective
    if missed <= limits.worth or len(model.cost) > ALL_COLUMNS:
        return near
    last = replace(
        limits,
        seconds=limits.seconds and limits.seconds * ALL_SHARE,
        nodes=limits.nodes and round(limits.nodes * ALL_SHARE),
    )
    found = run(model, engine, last, hint=model.whole(near.values or ()))
    return formulation.better(near, found) or near


def _settle(model: LinearModel, relaxed: Answer) -> None:
    """Fix at one the whole columns the relaxation has there."""
    for column, value in enumerate(relaxed.values or ()):
        if model.integer[column] and value > 1 - ZERO:
            model.lower[column] = model.upper[column]


def _above_zero(formulation: Formulation, relaxed: Answer) -> set[int]:
    """Return the columns the relaxation uses."""
    values = relaxed.values or ()
    return {column for column, value in enumerate(values) if value >= ZERO}


def _at_no_loss(formulation: Formulation, relaxed: Answer) -> set[int]:
    """Return the columns the relaxation uses, or could use for the same points."""
    kept = _above_zero(formulation, relaxed)
    if relaxed.prices is not None:
        lost = reduced_costs(formulation.model, np.array(relaxed.prices))
        kept |= {int(column) for column in np.flatnonzero(lost <= ZERO)}
    return kept


def _far(near: Answer, relaxed: Answer) -> bool:
    """Return whether an answer is too far from the relaxation to be left at that."""
    return near.objective - relaxed.objective > FAR * abs(near.objective)


def _as_lawful(formulation: Formulation, near: Answer, relaxed: Answer) -> bool:
    """Return whether an answer breaks no hard limit, or the relaxation does too."""
    return not formulation.breaks(near) or formulation.breaks(relaxed)


def _judged(formulation: Formulation, rota: Rota, answer: Answer) -> Standing:
    """Return where the rota of an answer stands, once judge and model agree on it."""
    standing = Standing.of(evaluate(formulation.problem, rota))
    more = standing.objective - answer.objective
    if more > TOLERANCE * max(1.0, abs(answer.objective)):
        raise JudgeDisagrees(
            message(
                "The judge counts {judged} points where the solver counted {counted}.",
                judged=f"{standing.objective:g}",
                counted=f"{answer.objective:g}",
            )
        )
    return standing
