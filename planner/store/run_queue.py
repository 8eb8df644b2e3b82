"""Calculations that wait for a process, and what their processes leave behind."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from planner.domain.rota import Rota
from planner.store.cells import read_cells, written_cells
from planner.store.moment import now
from planner.store.status import RunStatus
from planner.store.tables import RunRotaRow, RunRow

LONGEST_LOG = 20_000
"""Characters of complaints kept: the last ones tell what went wrong."""


def busy(session: Session, claimed_since: datetime) -> int:
    """Return how many calculations have a process, or are given one just now."""
    beginning = and_(
        RunRow.status == RunStatus.QUEUED, RunRow.claimed_at >= claimed_since
    )
    found = select(func.count()).where(
        RunRow.options.is_not(None),
        or_(RunRow.status == RunStatus.RUNNING, beginning),
    )
    return session.scalar(found) or 0


def claim_next(session: Session, claimed_since: datetime) -> tuple[int, int] | None:
    """Return the calculation that has waited longest, claimed; none if none waits.

    With it goes the number of the process it is now given. One claimed before
    `claimed_since` that did not begin waits again.
    """
    row = session.scalar(
        select(RunRow)
        .where(
            RunRow.status == RunStatus.QUEUED,
            RunRow.options.is_not(None),
            or_(RunRow.claimed_at.is_(None), RunRow.claimed_at < claimed_since),
        )
        .order_by(RunRow.id)
        .limit(1)
    )
    if row is None:
        return None
    row.claimed_at = now()
    row.attempts += 1
    return row.id, row.attempts


def put_back(session: Session, run_id: int, spent: float) -> None:
    """Have a calculation whose process died wait for another one."""
    row = session.get_one(RunRow, run_id)
    row.status = RunStatus.QUEUED
    row.claimed_at = row.heartbeat_at = None
    row.spent = spent


def keep_rota(session: Session, run_id: int, rota: Rota) -> None:
    """Keep the best rota found so far, in place of the one before."""
    content = json.dumps(written_cells(rota.cells))
    session.merge(RunRotaRow(run_id=run_id, at=now(), content=content))


def kept_rota(session: Session, run_id: int) -> Rota | None:
    """Return the best rota found so far, if one was kept."""
    row = session.get(RunRotaRow, run_id)
    return Rota(read_cells(json.loads(row.content))) if row else None


def add_log(session: Session, run_id: int, line: str) -> None:
    """Add a line to what the processes of a calculation complained of."""
    row = session.get_one(RunRow, run_id)
    row.log = f"{row.log or ''}{line}\n"[-LONGEST_LOG:]
