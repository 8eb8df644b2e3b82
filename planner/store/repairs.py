"""Repairs asked for and the ways found: rows <-> values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.rota import Rota
from planner.errors import UnknownId
from planner.evaluation.evaluate import Evaluation
from planner.store import cells
from planner.store.cells import Cells
from planner.store.moment import now
from planner.store.status import RepairStatus
from planner.store.tables import RepairOptionRow, RepairRow
from planner.store.verdict import read, written
from planner.text.message import Message


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to go on, as it was told."""

    number: int
    found_at: datetime
    said: Mapping[str, Any]
    """What is said of it, by language."""
    cells: Cells
    """Whole days of people, as the way and the absence leave them."""
    before: Cells
    """The same days, as they were."""


@dataclass(frozen=True, kw_only=True)
class Repair:
    """A question asked about an absence, without the ways found."""

    id: int
    plan_id: str
    problem_version_id: int
    rota_version_id: int
    rota_digest: str | None
    """See `digest`; none until its process has read the rota."""
    who: str
    employee_id: str
    first: datetime
    last: datetime
    asked: datetime
    """On the clock of the establishment: nothing before it moves."""
    status: RepairStatus
    reason: Message | None
    created_at: datetime
    accepted: int | None
    made_version: int | None


def digest(rota: Rota) -> str:
    """Return the SHA-256 of what a rota holds, in hexadecimal."""
    content = [
        (a.employee_id, a.date.isoformat(), *cells.written([a])[0])
        for a in rota.assignments
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()


def add(
    session: Session,
    *,
    plan_id: str,
    versions: tuple[int, int],
    who: str,
    absence: tuple[str, datetime, datetime],
    asked: datetime,
) -> int:
    """Return the number of a new question on versions of a problem and a rota."""
    employee_id, first, last = absence
    row = RepairRow(
        plan_id=plan_id,
        problem_version_id=versions[0],
        rota_version_id=versions[1],
        who=who,
        employee_id=employee_id,
        first_moment=_said(first),
        last_moment=_said(last),
        asked_moment=_said(asked),
        status=RepairStatus.ASKED,
        created_at=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def repair(session: Session, repair_id: int) -> Repair:
    """Return a question; raise `UnknownId` if there is none of that number."""
    return _repair(_row(session, repair_id))


def ways(session: Session, repair_id: int) -> tuple[Way, ...]:
    """Return the ways found so far, in the order found."""
    rows = session.scalars(
        select(RepairOptionRow)
        .where(RepairOptionRow.repair_id == repair_id)
        .order_by(RepairOptionRow.number)
    )
    return tuple(_way(row) for row in rows)


def note_rota(session: Session, repair_id: int, rota: Rota) -> None:
    """Note on which content of the version ways are looked for."""
    _row(session, repair_id).rota_digest = digest(rota)


def add_way(
    session: Session,
    repair_id: int,
    number: int,
    said: Mapping[str, Any],
    cells: tuple[Cells, Cells],
) -> None:
    """Add a way that was found: what is said of it, days before and after it."""
    before, after = cells
    session.add(
        RepairOptionRow(
            repair_id=repair_id,
            number=number,
            found_at=now(),
            content={
                "said": dict(said),
                "before": [*_listed(before)],
                "after": [*_listed(after)],
            },
        )
    )


def keep_verdict(
    session: Session, repair_id: int, number: int, evaluation: Evaluation
) -> None:
    """Keep what the judge says of the whole rota with a way."""
    _option(session, repair_id, number).verdict = written(evaluation)


def verdict(session: Session, repair_id: int, number: int) -> Evaluation | None:
    """Return what the judge said of a way, if it was asked already."""
    content = _option(session, repair_id, number).verdict
    return read(content) if content else None


def end(
    session: Session,
    repair_id: int,
    status: RepairStatus,
    *,
    reason: Message | None = None,
    accepted: tuple[int, int] | None = None,
) -> None:
    """Note how a question ended; `accepted` names the way and the version made."""
    row = _row(session, repair_id)
    row.status = status
    row.reason = reason
    row.ended_at = now()
    if accepted:
        row.accepted, row.made_version = accepted


def _row(session: Session, repair_id: int) -> RepairRow:
    row = session.get(RepairRow, repair_id)
    if row is None:
        raise UnknownId("repair", str(repair_id))
    return row


def _option(session: Session, repair_id: int, number: int) -> RepairOptionRow:
    row = session.scalar(
        select(RepairOptionRow).where(
            RepairOptionRow.repair_id == repair_id, RepairOptionRow.number == number
        )
    )
    if row is None:
        raise UnknownId("repair", f"{repair_id}/{number}")
    return row


def _repair(row: RepairRow) -> Repair:
    return Repair(
        id=row.id,
        plan_id=row.plan_id,
        problem_version_id=row.problem_version_id,
        rota_version_id=row.rota_version_id,
        rota_digest=row.rota_digest,
        who=row.who,
        employee_id=row.employee_id,
        first=datetime.fromisoformat(row.first_moment),
        last=datetime.fromisoformat(row.last_moment),
        asked=datetime.fromisoformat(row.asked_moment),
        status=row.status,
        reason=row.reason,
        created_at=row.created_at,
        accepted=row.accepted,
        made_version=row.made_version,
    )


def _way(row: RepairOptionRow) -> Way:
    return Way(
        number=row.number,
        found_at=row.found_at,
        said=row.content["said"],
        cells=_cells(row.content["after"]),
        before=_cells(row.content["before"]),
    )


def _cells(rows: Iterable[list[Any]]) -> Cells:
    named = [((who, date.fromisoformat(iso)), held) for who, iso, held in rows]
    return {cell: cells.read(cell, held) for cell, held in named}


def _listed(held: Cells) -> Iterable[list[Any]]:
    for (employee_id, day), ones in held.items():
        yield [employee_id, day.isoformat(), cells.written(ones)]


def _said(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
