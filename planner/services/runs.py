"""Calculations as rows: asked for, followed, stopped, and found again when lost.

Nothing here solves, so the web process may use it all (see `services.solving`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.difference import by_person
from planner.domain.pins import with_pins
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.services.code_version import code_version
from planner.services.figures import figures
from planner.services.refusal import Refused
from planner.services.run_options import read_options
from planner.services.run_start import Start, start_of
from planner.store import audit, edits, plans, rotas, run_queue
from planner.store import runs as rows
from planner.store.cells import read_cells, written_cells
from planner.store.moment import now
from planner.store.status import RunStatus
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.store.runs import Run, RunEvent
    from planner.store.store import Session, Store

HEARTBEAT_SECONDS = 2.0
SILENCE = timedelta(seconds=30)
"""A process that has not said for so long that it lives is taken for dead."""
PATIENCE = timedelta(minutes=2)
"""A calculation that no process has taken on for so long will not begin."""

ATTEMPTS = 3
"""Processes a calculation is given before it is said to be lost."""
LEAST_SECONDS = 2.0
"""What a process gets at least that goes on where another one died."""

PROCESS_LOST = message(
    "The process that did this calculation ended without a word; start it again."
)
NEVER_BEGUN = message("No process took this calculation on; start it again.")
LOST = message(
    "The process of this calculation ended without a word three times. The best rota "
    "found until then is kept, if there was one."
)
NOTHING_BETTER = message("Nothing better than the rota as it stands was found.")
STOPPED_BEFORE = message("It was stopped before it had found anything.")


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a process needs to do a calculation."""

    run_id: int
    problem: Problem
    """The problem of the plan, as it is judged."""
    start: Start
    settings: Mapping[str, Any]
    attempt: int = 0
    spent: float = 0.0
    """Seconds that processes before this one had spent."""


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
            conclude(session, run, RunStatus.INTERRUPTED)
        audit.log(session, who, "stop", ("run", run_id))


def settle_lost(store: Store) -> tuple[int, ...]:
    """Deal with the calculations whose process is gone; return their numbers.

    One asked for on a page or through the API waits for another process, twice at
    most; what a command ran itself has failed.
    """
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
            _lose(session, run)
    return tuple(run.id for run in lost)


def lose_run(store: Store, run_id: int, attempt: int) -> None:
    """Deal with a calculation one of whose processes has ended, unfinished or not."""
    with store.writing() as session:
        run = rows.run(session, run_id)
        if not run.status.over and run.attempts == attempt:
            _lose(session, run)


def _lose(session: Session, run: Run) -> None:
    if run.options is None:
        begun = run.status is RunStatus.RUNNING
        reason = PROCESS_LOST if begun else NEVER_BEGUN
        rows.end_run(session, run.id, RunStatus.FAILED, reason=reason)
    elif run.stop_asked:
        conclude(session, run, RunStatus.INTERRUPTED)
    elif run.attempts >= ATTEMPTS:
        conclude(session, run, RunStatus.LOST, LOST)
    else:
        spent = run.progress["seconds"] if run.progress else run.spent
        run_queue.put_back(session, run.id, spent)


def conclude(
    session: Session, run: Run, status: RunStatus, reason: Message | None = None
) -> None:
    """End a calculation that has no process with the best rota it had kept, if any."""
    found = run_queue.kept_rota(session, run.id)
    if found is None:
        if status is RunStatus.INTERRUPTED:
            status, reason = RunStatus.CANCELLED, STOPPED_BEFORE
        rows.end_run(session, run.id, status, reason=reason)
        return
    problem = plans.problem(session, run.problem_version_id)
    told = _keep(session, run, found, evaluate(problem, found))
    rows.end_run(session, run.id, status, reason=reason or told)


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
        found = run_queue.kept_rota(session, run_id)
        start = _start(session, run, problem)
    settings = dict(run.settings)
    if run.spent:
        settings["seconds"] = max(LEAST_SECONDS, settings["seconds"] - run.spent)
    return Task(
        run_id=run_id,
        problem=problem,
        start=start.going_on(found) if found else start,
        settings=settings,
        attempt=run.attempts,
        spent=run.spent,
    )


def _start(session: Session, run: Run, problem: Problem) -> Start:
    """Return what a calculation searches."""
    if run.options is None:
        fixed = with_pins(problem, read_cells(run.pins))
        return Start(problem=fixed, hint=None, fixed=Rota())
    in_force = (
        rotas.rota(session, run.force_version_id) if run.force_version_id else None
    )
    base = rota_before(session, run)
    return start_of(problem, read_options(run.options), base, in_force)


def rota_before(session: Session, run: Run) -> Rota:
    """Return the rota of the plan as it was when a calculation was asked for."""
    if run.base_version_id is None:
        return Rota()
    found = rotas.rota(session, run.base_version_id)
    since = edits.edits(session, run.base_version_id, run.base_sequence)
    was = {cell: held for step in reversed(since) for cell, held in step.before.items()}
    return found.with_cells(was) if was else found


def beat(store: Store, run_id: int, attempt: int = 0) -> bool:
    """Say that the process lives; return whether it is to end.

    A person asked for that, or another process was given the calculation because this
    one had been silent for long.
    """
    with store.writing() as session:
        if _is_others(session, run_id, attempt):
            return True
        return rows.beat(session, run_id)


def _is_others(session: Session, run_id: int, attempt: int) -> bool:
    run = rows.run(session, run_id)
    return run.status is not RunStatus.RUNNING or run.attempts != attempt


def keep_best(store: Store, run_id: int, rota: Rota) -> None:
    """Keep the best rota so far, for another process to go on from."""
    with store.writing() as session:
        run_queue.keep_rota(session, run_id, rota)


def note_complaint(store: Store, run_id: int, line: str) -> None:
    """Keep what the process of a calculation complains of."""
    with store.writing() as session:
        run_queue.add_log(session, run_id, line)


def note_progress(store: Store, run_id: int, content: Mapping[str, Any]) -> None:
    """Keep one step forward for those who follow the calculation."""
    with store.writing() as session:
        rows.add_event(session, run_id, content)


def finish_run(store: Store, run_id: int, outcome: Outcome, attempt: int = 0) -> None:
    """Keep the rota that came out, with its verdict.

    It becomes the draft where a command asked for it or there was none; else it is
    proposed. What comes from a process that was given up is not kept.
    """
    status = RunStatus.INTERRUPTED if outcome.interrupted else RunStatus.DONE
    with store.writing() as session:
        if _is_others(session, run_id, attempt):
            return
        run = rows.run(session, run_id)
        told = _keep(session, run, outcome.rota, outcome.evaluation)
        rows.end_run(session, run_id, status, result=outcome.result, reason=told)


def _keep(
    session: Session, run: Run, rota: Rota, evaluation: Evaluation
) -> Message | None:
    """Keep a rota as the draft, or as a proposal beside the one there is.

    Return why it is not kept where it is the rota there is.
    """
    current = rotas.current_rota(session, run.plan_id)
    add: Callable[..., rotas.RotaVersion] = rotas.add_draft
    if run.options is not None and current is not None:
        if not by_person(rotas.rota(session, current.id), rota):
            return NOTHING_BETTER
        add = rotas.add_proposed
    version = add(
        session,
        plan_id=run.plan_id,
        problem_version_id=run.problem_version_id,
        run_id=run.id,
        rota=rota,
        figures=figures(evaluation),
    )
    rotas.keep_verdict(session, version.id, code_version(), evaluation)
    audit.log(
        session,
        f"run {run.id}",
        "record",
        ("plan", run.plan_id),
        version=version.number,
    )
    return None


def fail_run(store: Store, run_id: int, reason: Message) -> None:
    """Keep why a calculation failed, and the best rota it had kept, if any."""
    with store.writing() as session:
        run = rows.run(session, run_id)
        if not run.status.over:
            conclude(session, run, RunStatus.FAILED, reason)


def fail_lost(store: Store, run_id: int) -> None:
    """Mark a calculation failed whose process is known to have ended unfinished."""
    with store.writing() as session:
        if not rows.run(session, run_id).status.over:
            reason = PROCESS_LOST
            rows.end_run(session, run_id, RunStatus.FAILED, reason=reason)


def cancel_run(store: Store, run_id: int) -> None:
    """Note that a calculation was stopped before it had found anything."""
    with store.writing() as session:
        reason = STOPPED_BEFORE
        rows.end_run(session, run_id, RunStatus.CANCELLED, reason=reason)


def stop_with_best(store: Store, run_id: int) -> None:
    """End a calculation that was stopped with the best rota it has kept."""
    with store.writing() as session:
        run = rows.run(session, run_id)
        if not run.status.over:
            conclude(session, run, RunStatus.INTERRUPTED)
