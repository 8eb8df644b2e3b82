"""Construction week by week, improvement by neighbourhoods, and a bound beside them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from planner.domain.problem import Problem
from planner.domain.restrict import restrict
from planner.domain.rota import Cell, Rota
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.solver.choice import Choice
from planner.solver.config import SolverConfig
from planner.solver.construct import weekly_parts
from planner.solver.crew import Crew
from planner.solver.engine import Limits
from planner.solver.neighbourhoods import PICKS, Situation
from planner.solver.part import Part, relax, solve_part
from planner.solver.result import Progress, relative_gap

OPTIMAL_GAP = 1e-7
"""Relative distance to the bound taken as none."""
WEEK_SECONDS = 30.0
"""Longest time for one week of the construction."""
STEP_SECONDS = 12.0
"""Longest time for one improvement step."""
WEEK_NODES = 500
STEP_NODES = 300
"""Branch-and-bound nodes instead, where the answer must not depend on the clock."""
WEEK_GAP = 1e-3
"""A week need not be perfect before the next: improvement comes after."""
REFRESH = 12
"""Steps after which the whole rota is judged again, to see where it hurts now."""
RELAXATION = "relaxation"
PROOF = "proof"
STEP = "step"


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
        self.bound: float | None = None
        self.history: list[Progress] = []
        self._evaluation = evaluate(problem, self.rota)
        self._on_progress = on_progress
        self._chance = Random(config.seed)
        self._choice = Choice(len(PICKS))
        self._steps: dict[str, _Step] = {}
        self._started = time.monotonic()
        self._made = 0
        self._phase = "construction"

    # What it knows ----------------------------------------------------------

    @property
    def seconds(self) -> float:
        """Wall time spent."""
        return time.monotonic() - self._started

    @property
    def proven(self) -> bool:
        """Whether no rota can be better."""
        gap = relative_gap(self._evaluation.objective, self.bound)
        return gap is not None and gap <= OPTIMAL_GAP

    @property
    def _timed(self) -> bool:
        return self.config.work is None

    @property
    def _left(self) -> float:
        return self.config.seconds - self.seconds

    @property
    def _done(self) -> bool:
        gap = relative_gap(self._evaluation.objective, self.bound)
        if gap is not None and gap <= max(self.config.gap, OPTIMAL_GAP):
            return True
        if self._timed:
            return self._left <= 0
        return self._made >= (self.config.work or 0)

    def _report(self) -> None:
        moment = Progress(
            seconds=self.seconds,
            phase=self._phase,
            shortage_minutes=self._evaluation.shortage_minutes,
            objective=self._evaluation.objective,
            penalty_by_level=self._evaluation.penalty_by_level,
            bound=self.bound,
        )
        self.history.append(moment)
        if self._on_progress:
            self._on_progress(moment)

    # What it does -----------------------------------------------------------

    def run(self, hint: Rota | None) -> None:
        """Search until the limits are reached; raises `KeyboardInterrupt` on Ctrl-C."""
        with Crew(self.config.workers if self._timed else 1) as crew:
            if self._timed and self.config.workers > 1:
                self._start_relaxation(crew)
            if hint is not None:
                self._take_if_better(hint)
            if not self.rota.assignments:
                self._construct(crew)
            self._phase = "improvement"
            self._report()
            self._improve(crew)
            self._phase = "bound"
            if self.bound is None and not (self._timed and self._left <= 0):
                self._start_relaxation(crew)
                while crew.busy:
                    self._collect(crew)
            self._report()

    def _start_relaxation(self, crew: Crew) -> None:
        seconds = self._left if self._timed else None
        crew.start(
            RELAXATION, relax, self.problem.replace(), self.config.engine, seconds
        )

    def _start_proof(self, crew: Crew) -> None:
        """Give the whole problem to the engine: it may finish, and raises the bound."""
        limits = Limits(
            seconds=self._left, gap=self.config.gap, seed=self.config.seed
        )
        whole = self.problem.replace()
        crew.start(PROOF, solve_part, whole, self.rota, self.config.engine, limits)

    def _construct(self, crew: Crew) -> None:
        limits = Limits(
            seconds=WEEK_SECONDS if self._timed else None,
            nodes=None if self._timed else WEEK_NODES,
            gap=WEEK_GAP,
            seed=self.config.seed,
        )
        for monday in self.problem.period.weeks:
            parts = list(weekly_parts(self.problem, self.rota, monday))
            waiting = [(f"part {n}", part) for n, part in enumerate(parts)]
            running = 0
            while waiting or running:
                while waiting and crew.idle:
                    name, part = waiting.pop()
                    crew.start(
                        name, solve_part, part, None, self.config.engine, limits
                    )
                    running += 1
                running -= self._collect(crew)
            self._judge()
            self._report()

    def _improve(self, crew: Crew) -> None:
        while not self._done:
            while crew.idle and self._wants_step(crew):
                self._start_step(crew)
            if not crew.busy:
                return
            self._collect(crew)

    def _wants_step(self, crew: Crew) -> bool:
        return crew.idle > 0 and not self._done

    def _start_step(self, crew: Crew) -> None:
        kind = self._choice.draw(self._chance)
        situation = Situation(
            problem=self.problem, violations=self._evaluation.violations
        )
        cells = PICKS[kind](situation, self._chance, self._choice.size)
        cells -= {cell for step in self._steps.values() for cell in step.cells}
        name = f"{STEP} {self._made}"
        self._made += 1
        if not cells:
            return
        self._steps[name] = _Step(kind, cells)
        part = restrict(self.problem, cells, self.rota)
        limits = Limits(
            seconds=min(STEP_SECONDS, max(1.0, self._left)) if self._timed else None,
            nodes=None if self._timed else STEP_NODES,
            seed=self.config.seed + self._made,
        )
        crew.start(
            name, solve_part, part, self._now(cells), self.config.engine, limits
        )

    def _now(self, cells: frozenset[Cell]) -> Rota:
        return Rota(tuple(a for cell in cells for a in self.rota.on(*cell)))

    # What comes back --------------------------------------------------------

    def _collect(self, crew: Crew) -> int:
        """Take in what is done; return how many parts of the construction were."""
        parts = 0
        grace = max(0.5, self._left + 2.0) if self._timed else None
        outcomes = crew.outcomes(grace)
        if not outcomes and self._timed and self._left <= 0:
            self._abandon(crew)
        for name, outcome in outcomes:
            parts += name.startswith("part")
            self._take(crew, name, outcome)
        return parts

    def _abandon(self, crew: Crew) -> None:
        for name in (RELAXATION, PROOF, *self._steps):
            crew.drop(name)
        self._steps.clear()

    def _take(self, crew: Crew, name: str, outcome: Any) -> None:
        if name == RELAXATION:
            self._raise_bound(outcome)
            if self._timed and self.config.workers > 1 and self._left > 1:
                self._start_proof(crew)
        elif name == PROOF:
            self._raise_bound(outcome.bound)
            if outcome.rota is not None:
                self._take_if_better(outcome.rota)
        elif name in self._steps:
            self._take_step(self._steps.pop(name), outcome)
        elif outcome.rota is not None:
            self.rota = Rota((*self.rota.assignments, *outcome.rota.assignments))

    def _raise_bound(self, bound: float | None) -> None:
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound
            self._report()

    def _take_step(self, step: _Step, outcome: Part) -> None:
        gain = 0.0
        if outcome.rota is not None:
            gain = self._accept(step.cells, outcome.rota)
        self._choice.learn(step.kind, gain=gain, solved=outcome.optimal)
        if self._made % REFRESH == 0 and gain:
            self._judge()
        if gain:
            self._report()

    def _accept(self, cells: frozenset[Cell], new: Rota) -> float:
        """Put the cells' new assignments in if the judge finds them better."""
        part = restrict(self.problem, cells, self.rota)
        before = evaluate(part, self._now(cells))
        after = evaluate(part, new)
        if not better(after, before):
            return 0.0
        changes: Mapping[Cell, Any] = {cell: new.on(*cell) for cell in cells}
        self.rota = self.rota.with_cells(changes)
        self._judge()
        return before.objective - after.objective

    def _take_if_better(self, rota: Rota) -> None:
        evaluation = evaluate(self.problem, rota)
        if not self.rota.assignments or better(evaluation, self._evaluation):
            self.rota, self._evaluation = rota, evaluation
            self._report()

    def _judge(self) -> None:
        self._evaluation = evaluate(self.problem, self.rota)


def better(one: Evaluation, other: Evaluation) -> bool:
    """Return whether a verdict is better: hard breaches first, then points."""
    return _score(one) < _score(other)


def _score(evaluation: Evaluation) -> tuple[float, float]:
    return (sum(v.amount for v in evaluation.hard), round(evaluation.objective, 6))
