"""Calculations and their events: rows <-> values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.status import RunStatus
from planner.store.tables import RunEventRow, RunRotaRow, RunRow
from planner.text.message import Message


@dataclass(frozen=True, kw_only=True)
class Run:
    """A calculation: what was asked, where it stands, what came out."""

    id: int
    plan_id: str
    problem_version_id: int
    status: RunStatus
    seed: int
    settings: Mapping[str, Any]
    pins: Mapping[str, Any] | None
    code_version: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    heartbeat_at: datetime | None
    stop_asked: bool
    progress: Mapping[str, Any] | None
    result: Mapping[str, Any] | None
    reason: Message | None
    who: str | None
    options: Mapping[str, Any] | None
    """None for a calculation that its caller runs himself."""
    base_version_id: int | None
    base_sequence: int
    force_version_id: int | None
    attempts: int
    spent: float
    log: str | None


@dataclass(frozen=True, kw_only=True)
class RunEvent:
    """One step forward; ids grow, so a listener can ask for what came after."""

    id: int
    at: datetime
    content: Mapping[str, Any]


def add_run(
    session: Session,
    *,
    plan_id: str,
    problem_version_id: int,
    settings: Mapping[str, Any],
    code_version: str,
    pins: Mapping[str, Any] | None = None,
    who: str | None = None,
    options: Mapping[str, Any] | None = None,
    base: tuple[int, int] | None = None,
    force_version_id: int | None = None,
) -> Run:
    """Return a new calculation, queued.

    `base` is the version it starts from and the last step of its editing.
    """
    row = RunRow(
        plan_id=plan_id,
        problem_version_id=problem_version_id,
        status=RunStatus.QUEUED,
        seed=settings.get("seed", 0),
        settings=dict(settings),
        pins=None if pins is None else dict(pins),
        code_version=code_version,
        created_at=now(),
        stop_asked=False,
        who=who,
        base_version_id=base[0] if base else None,
        base_sequence=base[1] if base else 0,
        force_version_id=force_version_id,
        attempts=0,
        spent=0.0,
    )
    if options is not None:  # none given is no value, where None would be JSON's null
        row.options = dict(options)
    session.add(row)
    session.flush()
    return _run(row)


def run(session: Session, run_id: int) -> Run:
    """Return a calculation; raise `UnknownId` if there is none of that number."""
    return _run(_row(session, run_id))


def run_of(session: Session, plan_id: str, run_id: int) -> Run:
    """Return a calculation of a plan; raise `UnknownId` for one of another plan."""
    found = run(session, run_id)
    if found.plan_id != plan_id:
        raise UnknownId("run", str(run_id))
    return found


def runs(session: Session, plan_id: str) -> list[Run]:
    """Return the calculations of a plan, the newest first."""
    found = select(RunRow).where(RunRow.plan_id == plan_id).order_by(RunRow.id.desc())
    return [_run(row) for row in session.scalars(found)]


def silent_runs(
    session: Session, *, unheard_since: datetime, unstarted_since: datetime
) -> list[Run]:
    """Return the calculations whose process has not been heard of for too long."""
    unheard: ColumnElement[bool] = and_(
        RunRow.status == RunStatus.RUNNING, RunRow.heartbeat_at < unheard_since
    )
    unstarted = and_(
        RunRow.status == RunStatus.QUEUED,
        RunRow.options.is_(None),
        RunRow.created_at < unstarted_since,
    )
    found = select(RunRow).where(or_(unheard, unstarted)).order_by(RunRow.id)
    return [_run(row) for row in session.scalars(found)]


def live_run(session: Session, plan_id: str) -> Run | None:
    """Return the calculation of a plan that waits or runs, if one does."""
    row = session.scalar(
        select(RunRow)
        .where(
            RunRow.plan_id == plan_id,
            RunRow.status.in_((RunStatus.QUEUED, RunStatus.RUNNING)),
        )
        .order_by(RunRow.id)
        .limit(1)
    )
    return _run(row) if row else None


def start_run(session: Session, run_id: int, code_version: str) -> None:
    """Note that a process has taken a calculation on."""
    row = _row(session, run_id)
    row.status = RunStatus.RUNNING
    row.code_version = code_version
    row.started_at = row.heartbeat_at = now()


def beat(session: Session, run_id: int) -> bool:
    """Note that the process lives; return whether a person wants it to end."""
    row = _row(session, run_id)
    row.heartbeat_at = now()
    return row.stop_asked


def ask_to_stop(session: Session, run_id: int) -> None:
    """Note that a person wants a calculation to end."""
    _row(session, run_id).stop_asked = True


def end_run(
    session: Session,
    run_id: int,
    status: RunStatus,
    *,
    result: Mapping[str, Any] | None = None,
    reason: Message | None = None,
) -> None:
    """Note how a calculation ended."""
    row = _row(session, run_id)
    session.execute(delete(RunRotaRow).where(RunRotaRow.run_id == run_id))
    row.status = status
    row.ended_at = now()
    row.result = dict(result) if result is not None else None
    row.reason = reason


def add_event(session: Session, run_id: int, content: Mapping[str, Any]) -> None:
    """Add a step forward and make it the latest."""
    at = now()
    session.add(RunEventRow(run_id=run_id, at=at, content=dict(content)))
    row = _row(session, run_id)
    row.progress = dict(content)
    row.heartbeat_at = at


def events(session: Session, run_id: int, after: int = 0) -> list[RunEvent]:
    """Return the steps of a calculation whose id is above `after`, in order."""
    found = (
        select(RunEventRow)
        .where(RunEventRow.run_id == run_id, RunEventRow.id > after)
        .order_by(RunEventRow.id)
    )
    return [
        RunEvent(id=row.id, at=row.at, content=row.content)
        for row in session.scalars(found)
    ]


def _row(session: Session, run_id: int) -> RunRow:
    row = session.get(RunRow, run_id)
    if row is None:
        raise UnknownId("run", str(run_id))
    return row


def _run(row: RunRow) -> Run:
    return Run(
        id=row.id,
        plan_id=row.plan_id,
        problem_version_id=row.problem_version_id,
        status=row.status,
        seed=row.seed,
        settings=row.settings,
        pins=row.pins,
        code_version=row.code_version,
        created_at=row.created_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        heartbeat_at=row.heartbeat_at,
        stop_asked=row.stop_asked,
        progress=row.progress,
        result=row.result,
        reason=row.reason,
        who=row.who,
        options=row.options,
        base_version_id=row.base_version_id,
        base_sequence=row.base_sequence,
        force_version_id=row.force_version_id,
        attempts=row.attempts,
        spent=row.spent,
        log=row.log,
    )
