"""Publications and whom they were told to: rows <-> values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.notice import Notice
from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.tables import PublicationRow, ToldLinkRow, ToldRow


@dataclass(frozen=True, kw_only=True)
class Publication:
    """Who put which version in force, when and why."""

    id: int
    plan_id: str
    rota_version_id: int
    replaced_id: int | None
    act: str
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Told:
    """Someone a publication changes something for, and whether she has seen it."""

    id: int
    publication_id: int
    employee_id: str
    notice: Notice
    days: int
    first_day: date
    seen_at: datetime | None
    seen_by: str | None
    """Nothing when she answered herself, else who says she knows."""
    reminded_at: datetime | None


def add_publication(
    session: Session,
    *,
    plan_id: str,
    rota_version_id: int,
    replaced_id: int | None,
    act: str,
    reason: str,
    who: str,
) -> Publication:
    """Return a publication, added."""
    row = PublicationRow(
        plan_id=plan_id,
        rota_version_id=rota_version_id,
        replaced_id=replaced_id,
        act=act,
        reason=reason,
        who=who,
        at=now(),
    )
    session.add(row)
    session.flush()
    return _publication(row)


def publications(session: Session, plan_id: str) -> list[Publication]:
    """Return the publications of a plan, in order."""
    found = (
        select(PublicationRow)
        .where(PublicationRow.plan_id == plan_id)
        .order_by(PublicationRow.id)
    )
    return [_publication(row) for row in session.scalars(found)]


def publication(session: Session, publication_id: int) -> Publication:
    """Return the publication with this id, which is there."""
    return _publication(session.get_one(PublicationRow, publication_id))


def publication_of(session: Session, rota_version_id: int) -> Publication | None:
    """Return what put a version in force, if something did."""
    row = session.scalar(
        select(PublicationRow).where(PublicationRow.rota_version_id == rota_version_id)
    )
    return _publication(row) if row else None


def add_told(
    session: Session,
    publication_id: int,
    employee_id: str,
    *,
    notice: Notice,
    days: int,
    first_day: date,
) -> int:
    """Return the id of a person to tell, added."""
    row = ToldRow(
        publication_id=publication_id,
        employee_id=employee_id,
        notice=notice,
        days=days,
        first_day=first_day,
    )
    session.add(row)
    session.flush()
    return row.id


def add_link(session: Session, told_id: int, token: str) -> None:
    """Let whoever holds a token answer for a person told."""
    session.add(ToldLinkRow(told_id=told_id, token_hash=_hash(token), created_at=now()))


def told_of(session: Session, publication_id: int) -> list[Told]:
    """Return the people a publication was told to, in the order they were."""
    found = (
        select(ToldRow)
        .where(ToldRow.publication_id == publication_id)
        .order_by(ToldRow.id)
    )
    return [_told(row) for row in session.scalars(found)]


def told(session: Session, told_id: int) -> Told:
    """Return a person told; raise `UnknownId` if there is none of that number."""
    row = session.get(ToldRow, told_id)
    if row is None:
        raise UnknownId("person told", str(told_id))
    return _told(row)


def told_by(session: Session, token: str) -> Told:
    """Return whom a link is for; raise `UnknownId` for one we never wrote."""
    link = session.scalar(
        select(ToldLinkRow).where(ToldLinkRow.token_hash == _hash(token))
    )
    if link is None:
        raise UnknownId("link", token)
    return told(session, link.told_id)


def see(session: Session, told_id: int, by: str | None) -> bool:
    """Note that a person has seen what changes; return whether that is new."""
    row = session.get_one(ToldRow, told_id)
    if row.seen_at is not None:
        return False
    row.seen_at, row.seen_by = now(), by
    return True


def note_reminder(session: Session, told_id: int) -> None:
    """Note that a person is told once more."""
    session.get_one(ToldRow, told_id).reminded_at = now()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _publication(row: PublicationRow) -> Publication:
    return Publication(
        id=row.id,
        plan_id=row.plan_id,
        rota_version_id=row.rota_version_id,
        replaced_id=row.replaced_id,
        act=row.act,
        reason=row.reason,
        who=row.who,
        at=row.at,
    )


def _told(row: ToldRow) -> Told:
    return Told(
        id=row.id,
        publication_id=row.publication_id,
        employee_id=row.employee_id,
        notice=Notice(row.notice),
        days=row.days,
        first_day=row.first_day,
        seen_at=row.seen_at,
        seen_by=row.seen_by,
        reminded_at=row.reminded_at,
    )
