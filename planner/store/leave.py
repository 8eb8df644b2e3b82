"""Why people are away: rows <-> values. The problem only knows that they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.domain.absence import Absence
from planner.store.moment import now
from planner.store.tables import LeaveRow


class LeaveKind(StrEnum):
    """Why someone is away, as far as the coordinator keeps it."""

    ANNUAL = "annual"
    RTT = "rtt"
    """A day that makes up for a longer week."""
    RECOVERY = "recovery"
    """Time worked above what was due, given back."""
    TRAINING = "training"
    FAMILY = "family"
    PARENTAL = "parental"
    SICK = "sick"
    OTHER = "other"


def keep_leave(
    session: Session, plan_id: str, absence: Absence, kind: LeaveKind, who: str
) -> None:
    """Note why an absence was granted, and by whom."""
    row = LeaveRow(
        plan_id=plan_id,
        employee_id=absence.employee_id,
        first_day=absence.first,
        last_day=absence.last,
        start_minute=absence.start,
        end_minute=absence.end,
        kind=kind,
        granted_at=now(),
        granted_by=who,
    )
    session.add(row)
    session.flush()


def end_leave(session: Session, plan_id: str, absence: Absence, who: str) -> None:
    """Note that an absence is no more; nothing happens where no reason was kept."""
    session.execute(
        update(LeaveRow)
        .where(
            LeaveRow.plan_id == plan_id,
            LeaveRow.employee_id == absence.employee_id,
            LeaveRow.first_day == absence.first,
            LeaveRow.last_day == absence.last,
            LeaveRow.start_minute == absence.start,
            LeaveRow.end_minute == absence.end,
            LeaveRow.ended_at.is_(None),
        )
        .values(ended_at=now(), ended_by=who)
    )


LeaveKey = tuple[str, object, object, int, int]


def key_of(absence: Absence) -> LeaveKey:
    """Return what an absence and the reason kept for it have in common."""
    one = absence
    return (one.employee_id, one.first, one.last, one.start, one.end)


def kinds(session: Session, plan_id: str) -> Mapping[LeaveKey, LeaveKind]:
    """Return why people are away, where it is known."""
    found = session.scalars(
        select(LeaveRow)
        .where(LeaveRow.plan_id == plan_id, LeaveRow.ended_at.is_(None))
        .order_by(LeaveRow.id)
    )
    return {
        (
            row.employee_id,
            row.first_day,
            row.last_day,
            row.start_minute,
            row.end_minute,
        ): LeaveKind(row.kind)
        for row in found
    }
