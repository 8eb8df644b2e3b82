"""The audit log: written once, read, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.moment import now
from planner.store.tables import AuditRow


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who did what, when, on what."""

    at: datetime
    who: str
    act: str
    subject_kind: str
    subject_id: str
    detail: Mapping[str, Any]


def log(
    session: Session,
    who: str,
    act: str,
    subject: tuple[str, str | int],
    **detail: str | int | float | None,
) -> None:
    """Add an act on a subject, given as its kind and its id."""
    kind, name = subject
    session.add(
        AuditRow(
            at=now(),
            who=who,
            act=act,
            subject_kind=kind,
            subject_id=str(name),
            detail=detail,
        )
    )


def acts(session: Session, kind: str, name: str | int) -> list[Act]:
    """Return what was done on a subject, in order."""
    found = (
        select(AuditRow)
        .where(AuditRow.subject_kind == kind, AuditRow.subject_id == str(name))
        .order_by(AuditRow.id)
    )
    return [
        Act(
            at=row.at,
            who=row.who,
            act=row.act,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            detail=row.detail,
        )
        for row in session.scalars(found)
    ]
