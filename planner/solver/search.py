"""Construction week by week, improvement by neighbourhoods, and a bound beside them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from planner.domain.restrict import restrict
from planner.domain.rota import Rota
from planner.evaluation.change import change
from planner.solver.allowance import part_limits, step_limits
from planner.solver.answers import Answers
from planner.solver.bounding import Plan
from planner.solver.building import Building, Job
from planner.solver.hint import keep
from planner.solver.part import Part, solve_part
from planner.solver.picking import Picking, Step
from planner.solver.profile import Ledger
from planner.solver.result import Progress, relative_gap
from planner.solver.standing import Standing
from planner.solver.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell
    from planner.evaluation.evaluate import Evaluation
    from planner.rules.rule import Violation
    from planner.solver.config import SolverConfig
    from planner.solver.crew import Crew
    from planner.solver.watch import Watch

OPTIMAL_GAP = 1e-7
"""Relative distance to the bound taken as none."""
REFRESH = 5
"""Improvements after which the whole rota is judged again, to see where it hurts."""
JUDGEMENTS = 2
"""Time kept for the last verdicts, as so many times the first one's."""
GRACE = 1.0
"""Seconds an engine may overrun its time before its process is ended."""
UNJUDGED = Standing(hard=0.0, penalty_by_level={}, shortage_minutes={})
"""Where a search stands before its first verdict."""


class Search:
    """One calculation: its state is the best rota so far and what is proven."""

    def __init__(self, problem: Problem, config: SolverConfig, watch: Watch) -> None:
        self.problem = problem
        self.config = config
        self.rota = Rota()
        self.bound: float | None = None
        self.history: list[Progress] = []
        self.ledger = Ledger()
        self._watch = watch
        self._picking = Picking(problem, config.seed)
        self._building: Building | None = None
        self._jobs: dict[str, Job] = {}
        self._steps: dict[str, Step] = {}
        self._given_at: dict[str, float] = {}
        self._plan = Plan(problem, config)
        self._verdicts = Verdicts(problem)
        self._started = time.monotonic()
        self._answers = Answers()
        self._made = 0
        self._improved = 0
        self._version = 0
        self._phase = "construction"
        self._standing = UNJUDGED
        self._violations: tuple[Violation, ...] = ()
        self._reserve = 0.0

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
    def _unproven(self) -> float:
        """Points that may be avoidable; 0 while nothing is proven."""
        return self._standing.objective - self.bound if self.bound is not None else 0.0

    @property
    def _avoidable(self) -> float:
        """Points that may be avoidable: all, while nothing is proven."""
        return self._standing.objective - (self.bound or 0.0)

    @property
    def _timed(self) -> bool:
        return self.config.work is None

    @property
    def _left(self) -> float:
        return self.config.seconds - self._reserve - self.seconds

    @property
    def _done(self) -> bool:
        if self.proven or not self.problem.employees:
            return True
        if self._timed:
            return self._left <= 0
        return self._made >= (self.config.work or 0)

    def _judge(self) -> None:
        evaluation = self._judged(self.rota)
        self._violations = evaluation.violations
        self._standing = Standing.of(evaluation)

    def _judged(self, rota: Rota) -> Evaluation:
        with self.ledger.spent.on("judging"):
            return self._verdicts.on(rota)

    @property
    def _rested(self) -> bool:
        return not self._timed or self._verdicts.rested

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
        if self._watch.progress:
            self._watch.progress(moment)

    # What it does -----------------------------------------------------------

    def go_on_from(self, other: Search) -> None:
        """Spend only what another search has left, and tell of both."""
        self._started, self._made = other._started, other._made
        self.ledger, self.history = other.ledger, other.history

    def run(self, crew: Crew, hint: Rota | None) -> None:
        """Search until the limits are reached, with a crew at work.

        Raises `KeyboardInterrupt` on Ctrl-C, `Stopped` when the caller cancels and
        `EngineFailed` when no process lives long enough to answer; the best rota so
        far is kept then as well.
        """
        try:
            self._look_first()
            building = self._begun(hint)
            self._follow(self._plan.at_once(crew.size), crew)
            self._construct(crew, building)
            self._phase = "improvement"
            self._report()
            self._improve(crew)
            self._phase = "bound"
            self._prove_late(crew)
            self._report()
        finally:
            self._keep_built()

    def _look_first(self) -> None:
        """Judge the empty rota, while the processes of the crew are starting."""
        self._judge()
        self._reserve = JUDGEMENTS * self._verdicts.seconds

    def _begun(self, hint: Rota | None) -> Building:
        """Return what is to be built, from a rota to start from if there is one."""
        if hint is None:
            return Building(self.problem, Rota())
        kept, cells = keep(self.problem, hint)
        self._take_if_better(kept)
        return Building(self.problem, kept, cells)

    def _construct(self, crew: Crew, building: Building) -> None:
        """Build a first rota of the whole period, whatever time it takes."""
        self._build(crew, building)
        around = self.problem.pins or self.problem.free is not None
        if around and any(violation.hard for violation in self._violations):
            # Weeks were built without a look at what is fixed in later ones.
            kept, cells = keep(self.problem, self.rota)
            for name in self._jobs:
                crew.drop(name)
            self._jobs.clear()
            self._build(crew, Building(self.problem, kept, cells))

    def _build(self, crew: Crew, building: Building) -> None:
        """Have every part of a building made, and take its rota if it is better."""
        self._building = building
        weeks = building.weeks_left
        while not building.over and not self.proven:
            while crew.idle and self._start_part(crew, building):
                pass
            if crew.idle:
                self._follow(self._plan.beside(), crew)
            self._collect(crew, patient=True)
            if building.weeks_left < weeks and self._rested:
                weeks = building.weeks_left
                self._take_if_better(building.rota)
        self._keep_built()

    def _keep_built(self) -> None:
        building, self._building = self._building, None
        if building is not None and building.rota.assignments != self.rota.assignments:
            self._take_if_better(building.rota)

    def _start_part(self, crew: Crew, building: Building) -> bool:
        with self.ledger.spent.on("dividing"):
            found = building.take()
        if found is None:
            return False
        job, part = found
        limits = part_limits(self.config)
        name = f"part {job.monday} {job.stage} {job.place}"
        self._jobs[name] = job
        self._start(crew, name, solve_part, part, None, self.config.engine, limits)
        return True

    def _improve(self, crew: Crew) -> None:
        if self._timed and crew.size > 1:
            self._follow(self._plan.beside(), crew)
        while not self._done:
            if crew.idle and crew.size > 1 and not self._presses:
                points = self._standing.objective
                self._follow(self._plan.whole(points, self._left), crew)
            while crew.idle and not self._done:
                self._start_step(crew)
            self._collect(crew)
        self._abandon(crew)

    def _start_step(self, crew: Crew) -> None:
        self._made += 1
        with self.ledger.spent.on("dividing"):
            picked = self._picking.pick(self._violations, self._avoidable)
            others = (step.cells for step in self._steps.values())
            cells = picked.cells.difference(*others)
            part = restrict(self.problem, cells, self.rota) if cells else None
        if part is None:
            return
        name = f"step {self._made}"
        self._steps[name] = Step(picked=picked, cells=cells, version=self._version)
        limits = step_limits(
            self.config,
            wide=picked.kind is None,
            number=self._made,
            left=self._left,
            unproven=self._unproven,
            avoidable=picked.worth(self._avoidable),
        )
        now = self._now(cells)
        self._start(crew, name, solve_part, part, now, self.config.engine, limits)

    @property
    def _presses(self) -> bool:
        return self._picking.presses(self._violations, self._avoidable)

    def _start(
        self, crew: Crew, name: str, task: Callable[..., Part], *arguments: Any
    ) -> None:
        self._given_at[name] = time.monotonic()
        crew.start(name, task, *arguments)

    def _now(self, cells: frozenset[Cell]) -> Rota:
        return Rota(tuple(a for cell in cells for a in self.rota.on(*cell)))

    # The bound --------------------------------------------------------------

    def _follow(self, name: str | None, crew: Crew) -> None:
        """Give a task on the whole problem to one process."""
        if name is None:
            return
        order = self._plan.order(name, self._left, self.rota)
        self._start(crew, name, order.function, *order.arguments)

    def _prove_late(self, crew: Crew) -> None:
        """Find a bound after the search, where none came beside it."""
        if self.bound is None:
            self._follow(self._plan.late(), crew)
            while crew.busy:
                self._collect(crew, patient=True)

    # What comes back --------------------------------------------------------

    def _collect(self, crew: Crew, *, patient: bool = False) -> None:
        """Take in what is done; unless `patient`, end tasks that overrun the time."""
        wait = None if patient or not self._timed else max(0.0, self._left) + GRACE
        outcomes = self._wait(crew, wait)
        if not outcomes and self._timed and self._left <= 0 and not patient:
            self._abandon(crew)
        for name, outcome in outcomes:
            self._take(crew, name, outcome)

    def _wait(self, crew: Crew, seconds: float | None) -> list[tuple[str, Any]]:
        with self.ledger.spent.on("waiting"):
            return self._watch.wait(crew, seconds)

    def _abandon(self, crew: Crew) -> None:
        for name in (*self._plan.running, *self._steps):
            crew.drop(name)
        self._plan.running.clear()
        self._steps.clear()

    def _take(self, crew: Crew, name: str, outcome: Any) -> None:
        part = self._answers.read(outcome)
        seconds = time.monotonic() - self._given_at.pop(name)
        self.ledger.spent.add(part.spent)
        if name in self._plan.running:
            self._take_whole(crew, name, part, seconds)
        elif name in self._steps:
            self._take_step(self._steps.pop(name), part, seconds)
        elif self._building is not None:
            self.ledger.task("construction", seconds, gained=part.rota is not None)
            self._building.put(self._jobs.pop(name), part.rota)

    def _take_whole(self, crew: Crew, name: str, part: Part, seconds: float) -> None:
        before = self.bound, self._standing.objective
        self._raise_bound(part.bound)
        if part.lack is not None:
            self._picking.lack = part.lack
        if part.rota is not None:
            self._take_if_better(part.rota)
        points = before[1] - self._standing.objective
        gained = points > 0 or self.bound != before[0]
        self.ledger.task(name, seconds, points=max(0.0, points), gained=gained)
        following = self._plan.after(
            name, part, seconds=seconds, spent=self.seconds, left=self._left
        )
        if not self.proven and (crew.size > 1 or self._phase == "bound"):
            self._follow(following, crew)

    def _raise_bound(self, bound: float | None) -> None:
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound
            self._report()

    def _take_step(self, step: Step, part: Part, seconds: float) -> None:
        gain = self._accept(step, part)
        self._picking.learn(
            step.picked,
            gain=gain,
            solved=part.optimal,
            seconds=seconds if self._timed else None,
        )
        self.ledger.task(step.picked.name, seconds, points=gain, gained=gain > 0)
        if gain:
            self._improved += 1
            self._look_again()
            self._report()

    def _look_again(self) -> None:
        """Judge the whole rota now and then, to see where it hurts."""
        if not self._improved % REFRESH and self._rested:
            self._judge()

    def _accept(self, step: Step, part: Part) -> float:
        """Put the cells' new assignments in if the judge finds them better.

        The change is judged again when another process has changed the rota since the
        step was started: what is around it may no longer be the same.
        """
        before, after, new = part.before, part.after, part.rota
        if new is None or before is None or after is None:
            return 0.0
        cells = {
            cell: day
            for cell in step.cells
            if (day := new.on(*cell)) != self.rota.on(*cell)
        }
        if step.version != self._version:
            with self.ledger.spent.on("judging"):
                around = change(self.problem, self.rota, cells)
                before, after = Standing.either_side(around)
        if not after.better_than(before):
            return 0.0
        self._version += 1
        self.rota = self.rota.with_cells(cells)
        self._standing = self._standing.moved(before, after)
        self._tell()
        return max(before.objective - after.objective, 1e-6)

    def _take_if_better(self, rota: Rota) -> None:
        evaluation = self._judged(rota)
        standing = Standing.of(evaluation)
        if not self.rota.assignments or standing.better_than(self._standing):
            self.rota, self._standing = rota, standing
            self._violations = evaluation.violations
            self._version += 1
            self._tell()
            self._report()

    def _tell(self) -> None:
        if self._watch.better:
            self._watch.better(self.rota)
