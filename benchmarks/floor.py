"""The least shortage below the minimum that any rota can have.

The relaxation with nothing to pay but missing minimum coverage: people may be split
between posts and limits already broken cost nothing, so no rota does better. Rules
below the minimum only add what may be paid, never what may not be; they are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.book import RULES_BY_ID
from planner.rules.minimum_coverage import RULE
from planner.rules.missing import FACTORS
from planner.rules.rule import Level
from planner.solver.build import build
from planner.solver.engine import Limits, run
from planner.solver.rules.book import ENCODINGS

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.work import Criticality
    from planner.solver.formulation import Formulation

QUARTER = 15
TOLERANCE = 1e-4
"""Person-minutes put down to floating point."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """What cannot be covered, seen two ways."""

    minutes: float
    """Person-minutes missing, whoever is missing."""
    points: float
    """The same at the price of each post: what the calculation makes small."""

    @property
    def quarter(self) -> int:
        """The minutes, rounded up to the quarter-hours that rotas are made of."""
        return -QUARTER * int((TOLERANCE - self.minutes) // QUARTER)


def floor_of(problem: Problem) -> Floor:
    """Return the floor of a problem, from two linear programs."""
    needed = [e for e in ENCODINGS if RULES_BY_ID[e.id].level <= Level.MINIMUM]
    formulation = build(problem, needed)
    per_minute = RULE.points(problem)
    prices = {rank: per_minute * factor for rank, factor in FACTORS.items()}
    return Floor(
        minutes=_least(formulation, dict.fromkeys(FACTORS, 1.0)),
        points=_least(formulation, prices),
    )


def _least(formulation: Formulation, prices: dict[Criticality, float]) -> float:
    """Return the least cost when a missing minute costs `prices` and nothing else."""
    model = formulation.model
    model.cost = [0.0] * len(model.cost)
    for stretch in formulation.stretches:
        price = prices[stretch.requirement.criticality]
        model.cost[stretch.below_minimum] = price * stretch.minutes
    return run(model, "highs", Limits(simplex=True), relaxed=True).objective
