"""The audit log: written once, read, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from planner.store.moment import now
from planner.store.tables import AuditRow


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who did what, when, on what."""

    id: int
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
    return [_act(row) for row in session.scalars(found)]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which acts to look at; what is empty is not asked for."""

    plan_id: str = ""
    employee_id: str = ""
    who: str = ""
    act: str = ""


def latest(
    session: Session, wanted: Wanted, *, limit: int, before: int | None = None
) -> list[Act]:
    """Return acts, the newest first, those older than an id if one is given."""
    found = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
    if before is not None:
        found = found.where(AuditRow.id < before)
    if wanted.plan_id:
        found = found.where(_on("plan", wanted.plan_id))
    if wanted.employee_id:
        found = found.where(_on("employee", wanted.employee_id))
    if wanted.who:
        found = found.where(AuditRow.who == wanted.who)
    if wanted.act:
        found = found.where(AuditRow.act == wanted.act)
    return [_act(row) for row in session.scalars(found)]


def actors(session: Session) -> list[str]:
    """Return everyone who ever did something, by name."""
    return list(session.scalars(select(AuditRow.who).distinct().order_by(AuditRow.who)))


def kinds(session: Session) -> list[str]:
    """Return every kind of act there is, by name."""
    return list(session.scalars(select(AuditRow.act).distinct().order_by(AuditRow.act)))


def _on(kind: str, name: str) -> ColumnElement[bool]:
    """Return the condition that an act is on a subject, or names it in its detail."""
    return or_(
        and_(AuditRow.subject_kind == kind, AuditRow.subject_id == name),
        AuditRow.detail[kind].as_string() == name,
    )


def _act(row: AuditRow) -> Act:
    return Act(
        id=row.id,
        at=row.at,
        who=row.who,
        act=row.act,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        detail=row.detail,
    )
