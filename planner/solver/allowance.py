"""What each part of a search may spend, and how near its best it has to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.engine import Limits

if TYPE_CHECKING:
    from planner.solver.config import SolverConfig

WEEK_SECONDS = 30.0
"""Longest time for one part of the construction."""
STEP_SECONDS, WIDE_SECONDS = 5.0, 90.0
"""Longest time for one improvement step, and for one that plans a whole week."""
STEP_SHARE = 1e-3
"""What a step may miss of what is not yet proven necessary: while much is to be
gained, many good steps beat few perfect ones."""
WORTH_SHARE = 0.1
"""Share of what may be avoidable that, missed by one step, is looked for further."""
WEEK_NODES = 500
STEP_NODES = 300
"""Branch-and-bound nodes instead, where the answer must not depend on the clock."""
WEEK_GAP = 1e-3
"""A week need not be perfect before the next: improvement comes after."""


def part_limits(config: SolverConfig) -> Limits:
    """Return the limits of one part of the construction."""
    timed = config.work is None
    return Limits(
        seconds=WEEK_SECONDS if timed else None,
        nodes=None if timed else WEEK_NODES,
        gap=WEEK_GAP,
        seed=config.seed,
        sure=True,
    )


def step_limits(
    config: SolverConfig,
    *,
    wide: bool,
    number: int,
    left: float,
    unproven: float,
    avoidable: float,
) -> Limits:
    """Return the limits of one step, the `number`th.

    `left` are the seconds there are, `avoidable` the points the rota may lose without
    need, `unproven` the same, or 0 while nothing is proven.
    """
    timed = config.work is None
    most = WIDE_SECONDS if wide else STEP_SECONDS
    return Limits(
        seconds=min(most, max(0.5, left)) if timed else None,
        nodes=None if timed else STEP_NODES,
        gap=WEEK_GAP if wide else 0.0,
        points=STEP_SHARE * unproven,
        worth=WORTH_SHARE * avoidable,
        seed=config.seed + number,
        sure=wide,
    )
