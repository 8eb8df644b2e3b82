"""Whole periods of one person as columns: a tighter bound than the usual model's.

Limits on runs of days, weekends and hours make the relaxation of the usual model weak:
it works everyone by halves. Here a column is a whole roster of one person, lawful in
itself, and a small master problem mixes rosters so that posts are held at least cost
(Dantzig-Wolfe decomposition). The prices of its rows tell each person's own little
problem which roster would help most; when none helps any more the master's value is
a bound. `diving.py` makes rotas of them.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.solver.blocks import Blocks
from planner.solver.engine import Limits, run
from planner.solver.formulation import BREACH, Formulation
from planner.solver.linear import LinearModel

if TYPE_CHECKING:
    from planner.solver.blocks import Block

Prices = dict[int, float]
"""Price of each tie, by number of row."""
TINY = 1e-6
UNPLANNED = 10 * BREACH
"""Points for someone without a roster yet."""
INWARD = 0.8
"""How much new prices keep of those of the best bound: they swing less."""
ROUGH, FINER = 0.2, 0.3
"""Relative gap of the first rosters sought, and what it shrinks to when they no longer
help much."""
FALLING = 0.01
"""Part of the master's points that a round has to gain to go on as roughly."""
CLOSE = 1e-4
"""Relative distance of master and bound at which no more rosters are sought."""
ROSTER_SECONDS = 10.0
"""Longest time for one person's problem."""


@dataclass(frozen=True, kw_only=True)
class Roster:
    """A person's whole period as columns of the whole model."""

    cost: float
    ties: Mapping[int, float]
    """What it puts into each tie."""
    values: Mapping[int, float]
    """Its columns of the whole model, those at 0 left out."""


@dataclass(frozen=True, kw_only=True)
class Mix:
    """Rosters mixed so that posts are held at least cost."""

    value: float
    """Points."""
    prices: Prices
    shares: Mapping[str, Sequence[tuple[float, Roster]]]
    """Of each person the rosters above zero, with their shares."""


@dataclass
class Rosters:
    """The rosters found so far, and the best bound."""

    formulation: Formulation
    engine: str
    seed: int
    parts: Blocks
    pools: dict[str, list[Roster]] = field(default_factory=dict)
    bound: float = -math.inf
    _best: Prices = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pools = {name: [] for name in self.parts.blocks}
        model = self.formulation.model
        ties = frozenset(self.parts.ties)
        self._shared: dict[int, list[tuple[int, float]]] = {
            column: [] for column in self.parts.shared
        }
        for number, row in enumerate(model.rows()):
            for column, value in row if number in ties else ():
                if column in self._shared:
                    self._shared[column].append((number, value))

    # Pricing ----------------------------------------------------------------

    def price(
        self, prices: Prices, people: Iterable[str], gap: float = TINY
    ) -> tuple[int, float]:
        """Add each person's best roster at these prices, to within a relative `gap`.

        Return how many are new, and the points no rota can go below if everyone was
        asked.
        """
        new, bound = 0, self._shared_bound(prices)
        for name in people:
            block = self.parts.blocks[name]
            self._charge(block, prices)
            limits = Limits(seconds=ROSTER_SECONDS, gap=gap, seed=self.seed)
            answer = run(block.model, self.engine, limits)
            bound += answer.bound
            if answer.values is not None:
                new += self._add(name, block, answer.values)
        return new, bound

    def _charge(self, block: Block, prices: Prices) -> None:
        cost = self.formulation.model.cost
        block.model.cost = [cost[column] for column in block.columns]
        for place, ties in block.ties.items():
            block.model.cost[place] -= sum(prices[n] * value for n, value in ties)

    def _shared_bound(self, prices: Prices) -> float:
        """Return what ties and shared columns add to the bound."""
        model = self.formulation.model
        total = sum(
            price * (model.row_lower[n] if price > 0 else model.row_upper[n])
            for n, price in prices.items()
            if abs(price) > TINY * TINY
        )
        for column, ties in self._shared.items():
            left = model.cost[column] - sum(prices[n] * v for n, v in ties)
            total += min(left * model.lower[column], left * model.upper[column])
        return total

    def _add(self, name: str, block: Block, found: Iterable[float]) -> bool:
        """Add a roster; return whether it is new."""
        model = self.formulation.model
        values = {
            column: float(round(value)) if model.integer[column] else value
            for column, value in zip(block.columns, found, strict=True)
            if abs(value) > TINY
        }
        if any(one.values == values for one in self.pools[name]):
            return False
        ties: dict[int, float] = {}
        for place, column in enumerate(block.columns):
            for number, coefficient in block.ties.get(place, ()):
                if column in values:
                    added = coefficient * values[column]
                    ties[number] = ties.get(number, 0.0) + added
        cost = sum(model.cost[column] * value for column, value in values.items())
        self.pools[name].append(Roster(cost=cost, ties=ties, values=values))
        return True

    # The master -------------------------------------------------------------

    def master(self, pools: Mapping[str, Iterable[Roster]]) -> Mix | None:
        """Return the best mix of these rosters."""
        whole, model = self.formulation.model, LinearModel()
        terms: dict[int, list[tuple[int, float]]] = {n: [] for n in self.parts.ties}
        for column, ties in self._shared.items():
            here = model.column(
                upper=whole.upper[column], lower=whole.lower[column], integer=False
            )
            model.cost[here] = whole.cost[column]
            for number, value in ties:
                terms[number].append((here, value))
        mixes: dict[str, list[tuple[int, Roster]]] = {}
        for name, pool in pools.items():
            mixes[name] = []
            for roster in pool:
                here = model.column(upper=math.inf, integer=False)
                model.cost[here] = roster.cost
                mixes[name].append((here, roster))
                for number, value in roster.ties.items():
                    terms[number].append((here, value))
        for number, row in terms.items():
            bounds = whole.row_lower[number], whole.row_upper[number]
            model.row(row, lower=bounds[0], upper=bounds[1])
        for mix in mixes.values():
            none = model.column(upper=math.inf, integer=False)
            model.cost[none] = UNPLANNED
            model.row(
                [(none, 1.0), *((here, 1.0) for here, _ in mix)], lower=1.0, upper=1.0
            )
        answer = run(model, self.engine, Limits(simplex=True), relaxed=True)
        if answer.values is None or answer.prices is None:
            return None
        values = answer.values
        prices = dict(zip(terms, answer.prices, strict=False))
        shares = {
            name: [
                (values[here], roster) for here, roster in mix if values[here] > TINY
            ]
            for name, mix in mixes.items()
        }
        return Mix(value=answer.objective, prices=prices, shares=shares)

    # The bound --------------------------------------------------------------

    def tighten(self, prices: Prices, until: float) -> None:
        """Seek rosters until none helps, or until a moment, but at least once.

        As long as the master falls quickly any good roster will do: the best are only
        sought once it does not.
        """
        self._best = prices
        gap, value, inward = ROUGH, math.inf, INWARD
        while True:
            asked = {
                n: inward * self._best[n] + (1 - inward) * price
                for n, price in prices.items()
            }
            new, bound = self.price(asked, self.pools, gap)
            if bound > self.bound:
                self.bound, self._best = bound, asked
            if time.monotonic() >= until:
                return
            mix = self.master(self.pools)
            if mix is None:
                return
            prices = mix.prices
            if mix.value - self.bound <= CLOSE * max(1.0, abs(self.bound)):
                return
            if not new and gap <= TINY and inward <= TINY:
                return
            falling = new and mix.value < (1 - FALLING) * value
            inward = INWARD if falling else inward * FINER
            gap = gap if falling else max(TINY, gap * FINER)
            value = mix.value
