"""Do a calculation: the only service that loads the solver.

Imported by the worker, never by the web process.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.errors import JudgeDisagrees, PlannerError
from planner.evaluation.evaluate import evaluate
from planner.services import runs
from planner.services.runs import Outcome, Task
from planner.solver.config import SolverConfig
from planner.solver.result import Progress, Result, Status
from planner.solver.solve import solve
from planner.store.store import StoreInterrupted
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.rota import Rota
    from planner.store.store import Store

log = logging.getLogger(__name__)
OUR_DEFECT = message("An error of the program stopped this calculation.")


def solve_run(store: Store, run_id: int) -> None:
    """Do a queued calculation and keep its rota, or why there is none.

    An interruption (SIGINT) keeps the best rota so far. Every error is kept with the
    run, then raised.
    """
    task = runs.take_run(store, run_id)
    best = Best()
    try:
        with _alive(store, task, best):
            result = solve(
                task.start.problem,
                SolverConfig(**task.settings),
                task.start.hint,
                on_progress=lambda step: runs.note_progress(
                    store, run_id, progress_row(step, task.spent)
                ),
                on_better=lambda found: best.put(task.start.whole(found)),
            )
        runs.finish_run(store, run_id, outcome_of(task, result), task.attempt)
    except KeyboardInterrupt:
        _interrupted(store, task, best)
    except PlannerError as error:
        # What the judge contradicts is of no use to anyone.
        if best.rota is not None and not isinstance(error, JudgeDisagrees):
            runs.keep_best(store, run_id, best.rota)
        runs.fail_run(store, run_id, error.said)
        raise
    except Exception:
        runs.fail_run(store, run_id, OUR_DEFECT)
        raise


def _interrupted(store: Store, task: Task, best: Best) -> None:
    """Keep the best rota where the search could not give its result itself."""
    found = best.rota
    if found is None:
        runs.cancel_run(store, task.run_id)
    else:
        runs.keep_best(store, task.run_id, found)
        runs.stop_with_best(store, task.run_id)


class Best:
    """The best rota so far, handed from the search to the thread that keeps it."""

    def __init__(self) -> None:
        self.rota: Rota | None = None
        self._fresh = threading.Event()

    def put(self, rota: Rota) -> None:
        """Take in a better rota."""
        self.rota = rota
        self._fresh.set()

    def take(self) -> Rota | None:
        """Return the best rota unless it was taken before."""
        if not self._fresh.is_set():
            return None
        self._fresh.clear()
        return self.rota


def outcome_of(task: Task, result: Result) -> Outcome:
    """Return what is kept of the result of a task: judged as the plan is.

    A gap to what is best for some of the days says nothing about the whole.
    """
    start = task.start
    if start.problem is task.problem:
        return outcome(result)
    rota = start.whole(result.rota)
    judged = replace(result, rota=rota, evaluation=evaluate(task.problem, rota))
    if start.problem.free is not None or start.problem.published is not None:
        judged = replace(judged, bound=None)
    kept = outcome(judged)
    return replace(kept, result={**kept.result, "part_gap": result.gap})


def outcome(result: Result) -> Outcome:
    """Return what is kept of a result."""
    return Outcome(
        rota=result.rota,
        evaluation=result.evaluation,
        result=result.summary(),
        interrupted=result.status is Status.INTERRUPTED,
    )


def progress_row(step: Progress, spent: float = 0.0) -> dict[str, Any]:
    """Return a step forward as it is kept and sent to those who follow.

    `spent` seconds had been spent by other processes.
    """
    return {
        "seconds": spent + step.seconds,
        "phase": step.phase,
        "shortage_minutes": dict(step.shortage_minutes),
        "objective": step.objective,
        "penalty_by_level": {
            level.name.lower(): points
            for level, points in step.penalty_by_level.items()
        },
        "bound": step.bound,
    }


@contextmanager
def _alive(store: Store, task: Task, best: Best) -> Iterator[None]:
    """Say that this process lives, as long as the block lasts."""
    over = threading.Event()
    heart = threading.Thread(
        target=_beat,
        args=(store, task, best, over),
        name=f"heart of run {task.run_id}",
    )
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


def _beat(store: Store, task: Task, best: Best, over: threading.Event) -> None:
    """Beat until it is over, keep what was found, pass a wish to end on, once."""
    told = False
    while not over.wait(runs.HEARTBEAT_SECONDS):
        try:
            found = best.take()
            if found is not None:
                runs.keep_best(store, task.run_id, found)
            ending = runs.beat(store, task.run_id, task.attempt)
        except StoreInterrupted:
            # Others write, or the database restarts: the next beat comes soon.
            log.warning("A heartbeat could not be kept.", exc_info=True)
            continue
        if ending and not told:
            told = True
            # To the process, not the thread: the search listens for the signal.
            os.kill(os.getpid(), signal.SIGINT)
