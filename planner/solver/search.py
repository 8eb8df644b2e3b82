"""Construction week by week, improvement by neighbourhoods, and a bound beside them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from planner.domain.restrict import restrict
from planner.domain.rota import Cell, Rota
from planner.evaluation.evaluate import evaluate
from planner.solver.choice import Choice
from planner.solver.construct import stages, weekly_part
from planner.solver.crew import Crew
from planner.solver.engine import Limits
from planner.solver.neighbourhoods import PICKS, Situation
from planner.solver.part import Part, prove, relax, solve_part
from planner.solver.result import Progress, relative_gap
from planner.solver.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.problem import Problem
    from planner.solver.config import SolverConfig

OPTIMAL_GAP = 1e-7
"""Relative distance to the bound taken as none."""
WEEK_SECONDS = 30.0
"""Longest time for one part of the construction."""
STEP_SECONDS = 12.0
"""Longest time for one improvement step."""
WEEK_NODES = 500
STEP_NODES = 300
"""Branch-and-bound nodes instead, where the answer must not depend on the clock."""
WEEK_GAP = 1e-3
"""A week need not be perfect before the next: improvement comes after."""
REFRESH = 12
"""Improvements after which the whole rota is judged again, to see where it hurts."""
WHOLE_GAP = 1e-5
"""The whole problem near its relaxation: the neighbourhoods do the rest."""
PROOF_SHARE = 0.25
"""The engine is asked for a proof when the relaxation took less than this share of the
time: otherwise that process improves the rota instead."""
JUDGEMENTS = 3
"""Time kept for the last verdicts, as so many times the first one's."""
GRACE = 1.0
"""Seconds an engine may overrun its time before its process is ended."""
WHOLE, BOUND, PROOF, PART = "whole", "bound", "proof", "part"


@dataclass
class _Step:
    """A neighbourhood being planned again."""

    kind: int
    cells: frozenset[Cell]


class Search:
    """One calculation: its state is the best rota so far and what is proven."""

    def __init__(
        self,
        problem: Problem,
        config: SolverConfig,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.problem = problem
        self.config = config
        self.rota = Rota()
        self._built = Rota()
        self.bound: float | None = None
        self.history: list[Progress] = []
        self._on_progress = on_progress
        self._chance = Random(config.seed)
        self._choice = Choice(len(PICKS))
        self._steps: dict[str, _Step] = {}
        self._started = time.monotonic()
        self._made = 0
        self._improved = 0
        self._phase = "construction"
        self._judge()
        self._reserve = JUDGEMENTS * self.seconds

    # What it knows ----------------------------------------------------------

    @property
    def seconds(self) -> float:
        """Wall time spent."""
        return time.monotonic() - self._started

    @property
    def proven(self) -> bool:
        """Whether no rota can be better, up to the gap asked for."""
        gap = relative_gap(self._standing.objective, self.bound)
        return gap is not None and gap <= max(self.config.gap, OPTIMAL_GAP)

    @property
    def _timed(self) -> bool:
        return self.config.work is None

    @property
    def _beside(self) -> bool:
        """Whether the bound has a process of its own from the start."""
        return self._timed and self.config.workers > 1

    @property
    def _left(self) -> float:
        return self.config.seconds - self._reserve - self.seconds

    @property
    def _done(self) -> bool:
        if self.proven:
            return True
        if self._timed:
            return self._left <= 0
        return self._made >= (self.config.work or 0)

    def _judge(self) -> None:
        evaluation = evaluate(self.problem, self.rota)
        self._violations = evaluation.violations
        self._standing = Standing.of(evaluation)

    def _report(self) -> None:
        moment = Progress(
            seconds=self.seconds,
            phase=self._phase,
            shortage_minutes=self._standing.shortage_minutes,
            objective=self._standing.objective,
            penalty_by_level=self._standing.penalty_by_level,
            bound=self.bound,
        )
        self.history.append(moment)
        if self._on_progress:
            self._on_progress(moment)

    # What it does -----------------------------------------------------------

    def run(self, hint: Rota | None) -> None:
        """Search until the limits are reached; raises `KeyboardInterrupt` on Ctrl-C."""
        with Crew(self.config.workers if self._timed else 1) as crew:
            if self._beside:
                self._start_whole(crew, WHOLE, solve_part, None)
            if hint is not None:
                self._take_if_better(hint)
            if not self.rota.assignments:
                self._construct(crew)
            self._phase = "improvement"
            self._report()
            self._improve(crew)
            self._phase = "bound"
            self._prove_late(crew)
            self._report()

    def _construct(self, crew: Crew) -> None:
        """Build a first rota of the whole period, whatever time it takes."""
        groups = stages(self.problem)
        for monday in self.problem.period.weeks:
            for stage in groups:
                parts = (
                    weekly_part(self.problem, self._built, monday, group)
                    for group in stage
                )
                self._construct_stage(crew, [p for p in parts if p is not None])
            self._take_if_better(self._built)
            if self.proven:
                return

    def _construct_stage(self, crew: Crew, waiting: list[Problem]) -> None:
        limits = Limits(
            seconds=WEEK_SECONDS if self._timed else None,
            nodes=None if self._timed else WEEK_NODES,
            gap=WEEK_GAP,
            seed=self.config.seed,
        )
        engine = self.config.engine
        running = 0
        while waiting or running:
            while waiting and crew.idle:
                name = f"{PART} {len(waiting)}"
                crew.start(name, solve_part, waiting.pop(), None, engine, limits)
                running += 1
            running -= self._collect(crew, patient=True)

    def _improve(self, crew: Crew) -> None:
        while not self._done:
            while crew.idle:
                self._start_step(crew)
            self._collect(crew)

    def _start_step(self, crew: Crew) -> None:
        kind = self._choice.draw(self._chance)
        situation = Situation(problem=self.problem, violations=self._violations)
        cells = PICKS[kind](situation, self._chance, self._choice.size)
        cells -= {cell for step in self._steps.values() for cell in step.cells}
        self._made += 1
        if not cells:
            return
        name = f"step {self._made}"
        self._steps[name] = _Step(kind, cells)
        limits = Limits(
            seconds=min(STEP_SECONDS, max(0.5, self._left)) if self._timed else None,
            nodes=None if self._timed else STEP_NODES,
            seed=self.config.seed + self._made,
        )
        part = restrict(self.problem, cells, self.rota)
        now = self._now(cells)
        crew.start(name, solve_part, part, now, self.config.engine, limits)

    def _now(self, cells: frozenset[Cell]) -> Rota:
        return Rota(tuple(a for cell in cells for a in self.rota.on(*cell)))

    # The bound --------------------------------------------------------------

    def _start_whole(
        self, crew: Crew, name: str, task: Callable[..., Part], *start: Rota | None
    ) -> None:
        """Give the whole problem to one process."""
        limits = Limits(
            seconds=max(1.0, self._left) if self._timed else None,
            gap=max(self.config.gap, OPTIMAL_GAP) if name == PROOF else WHOLE_GAP,
            seed=self.config.seed,
        )
        whole = self.problem.replace()
        crew.start(name, task, whole, *start, self.config.engine, limits)

    def _prove_late(self, crew: Crew) -> None:
        """Find a bound after the search, where it had no process of its own."""
        if self.bound is None and not self._beside:
            self._start_whole(crew, BOUND, relax)
            while crew.busy:
                self._collect(crew, patient=True)

    # What comes back --------------------------------------------------------

    def _collect(self, crew: Crew, *, patient: bool = False) -> int:
        """Take in what is done; return how many parts of the construction were.

        Unless `patient`, tasks that overrun the time are ended.
        """
        wait = None if patient or not self._timed else max(0.0, self._left) + GRACE
        outcomes = crew.outcomes(wait)
        if not outcomes and self._timed and self._left <= 0:
            self._abandon(crew)
        for name, outcome in outcomes:
            self._take(crew, name, outcome)
        return sum(name.startswith(PART) for name, _ in outcomes)

    def _abandon(self, crew: Crew) -> None:
        for name in (WHOLE, PROOF, *self._steps):
            crew.drop(name)
        self._steps.clear()

    def _take(self, crew: Crew, name: str, outcome: Any) -> None:
        if name in (WHOLE, BOUND, PROOF):
            self._raise_bound(outcome.bound)
            if outcome.rota is not None:
                self._take_if_better(outcome.rota)
            quick = self.seconds <= PROOF_SHARE * self.config.seconds
            if name == WHOLE and quick and not self.proven:
                self._start_whole(crew, PROOF, prove, self.rota)
        elif name in self._steps:
            self._take_step(self._steps.pop(name), outcome)
        elif outcome.rota is not None:
            built = (*self._built.assignments, *outcome.rota.assignments)
            self._built = Rota(built)

    def _raise_bound(self, bound: float | None) -> None:
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound
            self._report()

    def _take_step(self, step: _Step, outcome: Part) -> None:
        gain = 0.0
        if outcome.rota is not None:
            gain = self._accept(step.cells, outcome.rota)
        self._choice.learn(step.kind, gain=gain, solved=outcome.optimal)
        if gain:
            self._improved += 1
            if self._improved % REFRESH == 0:
                self._judge()
            self._report()

    def _accept(self, cells: frozenset[Cell], new: Rota) -> float:
        """Put the cells' new assignments in if the judge finds them better.

        The part is judged again as the rota is now: another process may have changed
        what is around it since the step was started.
        """
        part = restrict(self.problem, cells, self.rota)
        before = Standing.of(evaluate(part, self._now(cells)))
        after = Standing.of(evaluate(part, new))
        if not after.better_than(before):
            return 0.0
        self.rota = self.rota.with_cells({cell: new.on(*cell) for cell in cells})
        self._standing = self._standing.moved(before, after)
        return max(before.objective - after.objective, 1e-6)

    def _take_if_better(self, rota: Rota) -> None:
        evaluation = evaluate(self.problem, rota)
        standing = Standing.of(evaluation)
        if not self.rota.assignments or standing.better_than(self._standing):
            self.rota, self._standing = rota, standing
            self._violations = evaluation.violations
            self._report()
