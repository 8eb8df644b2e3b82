"""Calculations as rows: asked for, followed, stopped, and found again when lost.

Nothing here solves, so the web process may use it all (see `services.solving`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.services.code_version import code_version
from planner.services.figures import figures
from planner.services.pins import with_pins
from planner.services.refusal import Refused
from planner.store import audit, plans, rotas
from planner.store import runs as rows
from planner.store.cells import read_cells, written_cells
from planner.store.moment import now
from planner.store.status import RunStatus
from planner.text.message import message

if TYPE_CHECKING:
    from planner.store.runs import Run, RunEvent
    from planner.store.store import Store

HEARTBEAT_SECONDS = 2.0
SILENCE = timedelta(seconds=30)
"""A process that has not said for so long that it lives is taken for dead."""
PATIENCE = timedelta(minutes=2)
"""A calculation that no process has taken on for so long will not begin."""

PROCESS_LOST = message(
    "The process that did this calculation ended without a word; start it again."
)
NEVER_BEGUN = message("No process took this calculation on; start it again.")
STOPPED_BEFORE = message("It was stopped before it had found anything.")


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a process needs to do a calculation."""

    run_id: int
    problem: Problem
    settings: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came out of a calculation."""

    rota: Rota
    evaluation: Evaluation
    result: Mapping[str, Any]
    """The figures, as `planner solve --json` gives them."""
    interrupted: bool


def request_run(
    store: Store, plan_id: str, settings: Mapping[str, Any], *, who: str
) -> int:
    """Return the number of a new calculation of the newest problem of a plan.

    What people fixed in the current rota stays in what comes out.
    """
    with store.writing() as session:
        current = rotas.current_rota(session, plan_id)
        pins = rotas.pinned(session, current.id) if current else {}
        run = rows.add_run(
            session,
            plan_id=plan_id,
            problem_version_id=plans.latest_problem(session, plan_id).id,
            settings=settings,
            code_version=code_version(),
            pins=written_cells(pins) if pins else None,
        )
        audit.log(session, who, "calculate", ("plan", plan_id), run=run.id)
    return run.id


def load_run(store: Store, run_id: int) -> Run:
    """Return a calculation; raise `UnknownId` if there is none of that number."""
    settle_lost(store)
    with store.reading() as session:
        return rows.run(session, run_id)


def list_runs(store: Store, plan_id: str) -> tuple[Run, ...]:
    """Return the calculations of a plan, the newest first."""
    settle_lost(store)
    with store.reading() as session:
        plans.plan(session, plan_id)
        return tuple(rows.runs(session, plan_id))


def run_events(store: Store, run_id: int, after: int = 0) -> tuple[RunEvent, ...]:
    """Return the steps of a calculation that came after the event `after`."""
    with store.reading() as session:
        return tuple(rows.events(session, run_id, after))


def stop_run(store: Store, run_id: int, *, who: str) -> None:
    """Ask a calculation to end with the best it has; one not begun is cancelled."""
    with store.writing() as session:
        run = rows.run(session, run_id)
        if run.status.over:
            return
        rows.ask_to_stop(session, run_id)
        if run.status is RunStatus.QUEUED:
            reason = STOPPED_BEFORE.msgid
            rows.end_run(session, run_id, RunStatus.CANCELLED, reason=reason)
        audit.log(session, who, "stop", ("run", run_id))


def settle_lost(store: Store) -> tuple[int, ...]:
    """Mark failed the calculations whose process is gone; return their numbers."""
    limits = {
        "unheard_since": now() - SILENCE,
        "unstarted_since": now() - PATIENCE,
    }
    with store.reading() as session:
        if not rows.silent_runs(session, **limits):
            return ()
    with store.writing() as session:
        lost = rows.silent_runs(session, **limits)
        for run in lost:
            begun = run.status is RunStatus.RUNNING
            reason = (PROCESS_LOST if begun else NEVER_BEGUN).msgid
            rows.end_run(session, run.id, RunStatus.FAILED, reason=reason)
    return tuple(run.id for run in lost)


def take_run(store: Store, run_id: int) -> Task:
    """Take a queued calculation on; raise `Refused` if it is not queued."""
    with store.writing() as session:
        run = rows.run(session, run_id)
        if run.status is not RunStatus.QUEUED:
            raise Refused(
                message(
                    "Run {run} is not waiting: it is {status}.",
                    run=run_id,
                    status=run.status,
                )
            )
        rows.start_run(session, run_id, code_version())
        problem = plans.problem(session, run.problem_version_id)
    fixed = with_pins(problem, read_cells(run.pins))
    return Task(run_id=run_id, problem=fixed, settings=run.settings)


def beat(store: Store, run_id: int) -> bool:
    """Say that the process lives; return whether a person asked it to end."""
    with store.writing() as session:
        return rows.beat(session, run_id)


def note_progress(store: Store, run_id: int, content: Mapping[str, Any]) -> None:
    """Keep one step forward for those who follow the calculation."""
    with store.writing() as session:
        rows.add_event(session, run_id, content)


def finish_run(store: Store, run_id: int, outcome: Outcome) -> None:
    """Keep the rota that came out as the new draft of the plan, with its verdict."""
    status = RunStatus.INTERRUPTED if outcome.interrupted else RunStatus.DONE
    with store.writing() as session:
        run = rows.run(session, run_id)
        version = rotas.add_draft(
            session,
            plan_id=run.plan_id,
            problem_version_id=run.problem_version_id,
            run_id=run_id,
            rota=outcome.rota,
            figures=figures(outcome.evaluation),
        )
        rotas.keep_verdict(session, version.id, code_version(), outcome.evaluation)
        rows.end_run(session, run_id, status, result=outcome.result)
        audit.log(
            session,
            f"run {run_id}",
            "record",
            ("plan", run.plan_id),
            version=version.number,
        )


def fail_run(store: Store, run_id: int, reason: str) -> None:
    """Keep why a calculation came to nothing."""
    with store.writing() as session:
        rows.end_run(session, run_id, RunStatus.FAILED, reason=reason)


def fail_lost(store: Store, run_id: int) -> None:
    """Mark a calculation failed whose process is known to have ended unfinished."""
    with store.writing() as session:
        if not rows.run(session, run_id).status.over:
            reason = PROCESS_LOST.msgid
            rows.end_run(session, run_id, RunStatus.FAILED, reason=reason)


def cancel_run(store: Store, run_id: int) -> None:
    """Note that a calculation was stopped before it had found anything."""
    with store.writing() as session:
        reason = STOPPED_BEFORE.msgid
        rows.end_run(session, run_id, RunStatus.CANCELLED, reason=reason)
