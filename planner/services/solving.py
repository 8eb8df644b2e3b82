"""Do a calculation: the only service that loads the solver.

Imported by the worker, never by the web process.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError
from planner.services import runs
from planner.services.runs import Outcome
from planner.solver.config import SolverConfig
from planner.solver.result import Progress, Result, Status
from planner.solver.solve import solve
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.store.store import Store

OUR_DEFECT = message("An error of the program stopped this calculation.")


def solve_run(store: Store, run_id: int) -> None:
    """Do a queued calculation and keep its rota, or why there is none.

    An interruption (SIGINT) keeps the best rota so far. Every error is kept with the
    run, then raised.
    """
    task = runs.take_run(store, run_id)
    try:
        with _alive(store, run_id):
            result = solve(
                task.problem,
                SolverConfig(**task.settings),
                on_progress=lambda step: runs.note_progress(
                    store, run_id, progress_row(step)
                ),
            )
        runs.finish_run(store, run_id, outcome(result))
    except KeyboardInterrupt:
        runs.cancel_run(store, run_id)
    except PlannerError as error:
        runs.fail_run(store, run_id, str(error))
        raise
    except Exception:
        runs.fail_run(store, run_id, OUR_DEFECT.msgid)
        raise


def outcome(result: Result) -> Outcome:
    """Return what is kept of a result."""
    return Outcome(
        rota=result.rota,
        evaluation=result.evaluation,
        result=result.summary(),
        interrupted=result.status is Status.INTERRUPTED,
    )


def progress_row(step: Progress) -> dict[str, Any]:
    """Return a step forward as it is kept and sent to those who follow."""
    return {
        "seconds": step.seconds,
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
def _alive(store: Store, run_id: int) -> Iterator[None]:
    """Say that this process lives, as long as the block lasts."""
    over = threading.Event()
    heart = threading.Thread(
        target=_beat, args=(store, run_id, over), name=f"heart of run {run_id}"
    )
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


def _beat(store: Store, run_id: int, over: threading.Event) -> None:
    """Beat until it is over; pass a person's wish to end on, once."""
    told = False
    while not over.wait(runs.HEARTBEAT_SECONDS):
        if runs.beat(store, run_id) and not told:
            told = True
            # To the process, not the thread: the search listens for the signal.
            os.kill(os.getpid(), signal.SIGINT)
