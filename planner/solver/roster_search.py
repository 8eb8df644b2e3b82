"""The whole problem by rosters: their bound, then rotas made of them."""

from __future__ import annotations

import math
import time
from random import Random
from typing import TYPE_CHECKING

from planner.errors import EngineFailed
from planner.evaluation.evaluate import evaluate
from planner.solver.blocks import blocks_of
from planner.solver.build import build
from planner.solver.diving import Dive
from planner.solver.engine import Limits, run
from planner.solver.part import Part
from planner.solver.rosters import Rosters
from planner.solver.standing import Standing

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

BOUND_SHARE, DIVE_SHARE = 0.35, 0.65
"""Shares of the time after which the bound, and then the dives, are ended."""
DIVES = 3
"""Most dives: what is left is for the neighbourhoods."""
NEAR = 1e-6
"""Relative distance of a rota to the bound at which no other is sought."""


def by_rosters(
    problem: Problem, _start: Rota | None, engine: str, limits: Limits
) -> Part:
    """Return a rota made of whole rosters, and the bound they prove.

    Without a limit of time the bound is sought to its end.
    """
    begun = time.monotonic()
    seconds = math.inf if limits.seconds is None else limits.seconds
    formulation = build(problem)
    wanted = Limits(seconds=limits.seconds, seed=limits.seed, simplex=True)
    relaxed = run(formulation.model, engine, wanted, relaxed=True)
    if not relaxed.optimal or relaxed.prices is None:
        return Part(rota=None, bound=None, optimal=False)
    rosters = Rosters(
        formulation=formulation,
        engine=engine,
        seed=limits.seed,
        parts=blocks_of(formulation),
        bound=relaxed.objective,
    )
    prices = {n: relaxed.prices[n] for n in rosters.parts.ties}
    try:
        rosters.tighten(prices, begun + BOUND_SHARE * seconds)
    except EngineFailed:
        return Part(rota=None, bound=rosters.bound, optimal=False)
    rota = _best(problem, rosters, begun + DIVE_SHARE * seconds)
    return Part(rota=rota, bound=rosters.bound, optimal=False)


def _best(problem: Problem, rosters: Rosters, until: float) -> Rota | None:
    """Return the best rota of a few dives, as many as there is time for."""
    best: Rota | None = None
    standing: Standing | None = None
    chance = Random(rosters.seed)
    order = list(rosters.pools)
    for _ in range(DIVES):
        begun = time.monotonic()
        try:
            found = Dive(rosters, until, order).rota()
        except EngineFailed:
            break
        if found is None:
            break
        reached = Standing.of(evaluate(problem, found))
        if standing is None or reached.better_than(standing):
            best, standing = found, reached
        if standing.objective <= rosters.bound + NEAR * abs(rosters.bound):
            break
        if 2 * time.monotonic() - begun > until:
            break
        chance.shuffle(order)
    return best
