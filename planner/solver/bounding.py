"""Which tasks on the whole problem to give, and when: they prove the bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.solver.construct import ruled_by_rhythms
from planner.solver.daily_bound import raised_bound, whole_bound
from planner.solver.engine import Limits
from planner.solver.hiring import LARGE_CELLS, cells_of
from planner.solver.part import Part, prove, solve_part
from planner.solver.result import relative_gap
from planner.solver.roster_search import by_rosters
from planner.solver.weekly_bound import raised_weekly_bound, weekly_bound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.config import SolverConfig

WHOLE, BOUND, LIFT, PROOF, WEEKS = "whole", "bound", "lift", "proof", "weeks"
"""Search near the whole relaxation; that relaxation alone; its bound raised by days
solved whole; a proof; weeks apart."""
OPTIMAL_GAP = 1e-7
"""Relative gap at which a proof ends."""
WHOLE_GAP = 1e-5
"""The whole problem near its relaxation: the neighbourhoods do the rest."""
PROOF_SHARE = 0.25
"""The engine is asked for a proof when the relaxation took less than this share of the
time: otherwise that process improves the rota instead."""
WEEKS_SHARE = 0.85
"""Share of the time left that weeks relaxed apart may take, to be in on time."""
NEAR = 0.15
"""Gap of the rota above which the whole period is not searched yet."""
WHOLE_TIMES = 4.0
"""The whole relaxation is begun when this many times the weeks' time is left."""
LIFT_TIMES = 0.3
"""That relaxation is raised when this many times its time is left."""
WHOLE_SHARE = 0.3
"""Share of the time left that a search near the whole relaxation may take: it either
ends soon or finds less than small steps do."""
LATE_SECONDS, LATE_SHARE = 10.0, 0.25
"""What a bound found only after the search may take: seconds and share of the time."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """A task for a crew."""

    function: Callable[..., Part]
    arguments: tuple[Any, ...]


class Plan:
    """The order of the tasks on the whole problem.

    Weeks relaxed apart come first: they give nearly the bound of the whole much sooner,
    and that of the whole follows at once where there is time for it. A search near the
    whole relaxation waits for a rota that says whether it is worth it. A large problem
    waits until its construction leaves a process.
    """

    def __init__(self, problem: Problem, config: SolverConfig) -> None:
        self.running: set[str] = set()
        self._problem = problem
        self._config = config
        self._large = cells_of(problem) > LARGE_CELLS
        self._timed = config.work is None
        self._begun = self._whole_begun = False
        self._weeks_took: float | None = None
        self._weeks_bound: float | None = None
        self._prices: NDArray[np.float64] | None = None

    def at_once(self, members: int) -> str | None:
        """Return what to start before the construction, if anything."""
        if not self._timed or members == 1 or (self._large and members == 2):
            return None
        return self._begin(WHOLE if ruled_by_rhythms(self._problem) else WEEKS)

    def beside(self) -> str | None:
        """Return what to start where a process is free for it, if anything."""
        if not self._timed or not self._large or self._begun:
            return None
        return self._begin(WEEKS)

    def after(
        self,
        name: str,
        part: Part,
        *,
        seconds: float,
        spent: float,
        left: float,
    ) -> str | None:
        """Return what to start once a task has ended after `seconds`, if anything.

        `part` is what came of it, `spent` and `left` the seconds of the calculation.
        """
        self.running.discard(name)
        if name == WEEKS:
            self._weeks_took, self._weeks_bound = seconds, part.bound
            if not self._large and WHOLE_TIMES * seconds <= left:
                return self._begin(BOUND)
        if name == BOUND and part.prices is not None:
            self._prices = part.prices
            if not self._timed or LIFT_TIMES * seconds <= left:
                return self._begin(LIFT)
        if name == WHOLE and spent <= PROOF_SHARE * self._config.seconds:
            return self._begin(PROOF)
        return None

    def whole(self, objective: float, left: float) -> str | None:
        """Return a search of the whole period near its relaxation, if it is near.

        Far from the bound of the weeks, where no whole rota is like the relaxation,
        many small steps gain more.
        """
        took = self._weeks_took
        gap = relative_gap(objective, self._weeks_bound)
        if self._whole_begun or took is None or gap is None or gap > NEAR:
            return None
        if self.running & {BOUND, LIFT} or WHOLE_TIMES * took > left:
            return None
        self._whole_begun = True
        return self._begin(WHOLE)

    def late(self) -> str:
        """Return what to start after the search, when there is no bound yet."""
        return self._begin(WEEKS if self._timed else BOUND)

    def _begin(self, name: str) -> str:
        self._begun = True
        self.running.add(name)
        return name

    def order(self, name: str, left: float, rota: Rota) -> Order:
        """Return the task of that name."""
        functions: dict[str, Callable[..., Part]] = {
            WHOLE: by_rosters if ruled_by_rhythms(self._problem) else solve_part,
            BOUND: whole_bound,
            LIFT: raised_bound,
            PROOF: prove,
            WEEKS: raised_weekly_bound if self._large else weekly_bound,
        }
        starts: Mapping[str, tuple[Any, ...]] = {
            WHOLE: (None,),
            PROOF: (rota,),
            LIFT: (self._prices,),
        }
        limits = Limits(
            seconds=self._seconds(name, left) if self._timed else None,
            gap=max(self._config.gap, OPTIMAL_GAP) if name == PROOF else WHOLE_GAP,
            seed=self._config.seed,
        )
        # A fresh copy: what is worked out about a problem is not to be sent along.
        whole = self._problem.replace()
        start = starts.get(name, ())
        return Order(
            function=functions[name],
            arguments=(whole, *start, self._config.engine, limits),
        )

    def _seconds(self, name: str, left: float) -> float:
        if name == WHOLE and self._weeks_took is not None:
            return max(1.0, WHOLE_SHARE * left)
        if name != WEEKS:
            return max(1.0, left)
        late = LATE_SECONDS + LATE_SHARE * self._config.seconds
        return WEEKS_SHARE * left if left > late else late
