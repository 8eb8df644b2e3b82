"""Letters to send: rows <-> values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.status import LetterStatus
from planner.store.tables import LetterRow


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An e-mail as it was written; `LINK` in a body stands for its own address."""

    recipient: str
    subject: str
    text: str
    html: str
    language: str
    token: str | None = None
    page: str = "acknowledge"
    """Where its link leads, before the token."""


@dataclass(frozen=True, kw_only=True)
class Queued:
    """A letter and how far it got."""

    id: int
    message_id: str
    told_id: int | None
    letter: Letter
    status: LetterStatus
    tries: int
    next_try_at: datetime
    last_error: str | None
    created_at: datetime
    sent_at: datetime | None


def put(session: Session, letter: Letter, told_id: int | None = None) -> None:
    """Add a letter to send, in the transaction of what it tells of."""
    session.add(
        LetterRow(
            message_id=uuid4().hex,
            told_id=told_id,
            recipient=letter.recipient,
            subject=letter.subject,
            text_body=letter.text,
            html_body=letter.html,
            language=letter.language,
            token=letter.token,
            page=letter.page,
            status=LetterStatus.WAITING,
            tries=0,
            next_try_at=now(),
            last_error=None,
            created_at=now(),
            sent_at=None,
        )
    )


def take(session: Session, at: datetime, until: datetime) -> Queued | None:
    """Return a letter that is due, kept from other senders until a moment.

    A sender that dies with it in hand leaves it waiting for that moment: it is sent
    at least once.
    """
    row = session.scalar(
        select(LetterRow)
        .where(LetterRow.status == LetterStatus.WAITING, LetterRow.next_try_at <= at)
        .order_by(LetterRow.next_try_at, LetterRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.tries += 1
    row.next_try_at = until
    session.flush()
    return _queued(row)


def note_sent(session: Session, letter_id: int) -> None:
    """Note that a letter has gone, and forget the secret in it."""
    row = session.get_one(LetterRow, letter_id)
    row.status, row.sent_at = LetterStatus.SENT, now()
    row.token, row.last_error = None, None


def note_failed(
    session: Session, letter_id: int, error: str, again_at: datetime | None
) -> None:
    """Note why a letter did not go; without a moment to try again it is given up."""
    row = session.get_one(LetterRow, letter_id)
    row.last_error = error
    if again_at is None:
        row.status = LetterStatus.FAILED
    else:
        row.next_try_at = again_at


def send_again(session: Session, letter_id: int) -> Queued:
    """Return a letter that did not go, due at once; raise `UnknownId` for no letter.

    One that has gone, or is not to go any more, stays as it is.
    """
    row = session.get(LetterRow, letter_id)
    if row is None:
        raise UnknownId("letter", str(letter_id))
    if row.status in (LetterStatus.WAITING, LetterStatus.FAILED):
        row.status, row.tries, row.next_try_at = LetterStatus.WAITING, 0, now()
        session.flush()
    return _queued(row)


def drop(session: Session, told_id: int) -> None:
    """Send nothing more to a person who knows."""
    session.execute(
        update(LetterRow)
        .where(
            LetterRow.told_id == told_id,
            LetterRow.status.in_((LetterStatus.WAITING, LetterStatus.FAILED)),
        )
        .values(status=LetterStatus.DROPPED, token=None)
    )


def letters(session: Session, *, limit: int, before: int | None = None) -> list[Queued]:
    """Return letters, the newest first, those older than an id if one is given."""
    found = select(LetterRow).order_by(LetterRow.id.desc()).limit(limit)
    if before is not None:
        found = found.where(LetterRow.id < before)
    return [_queued(row) for row in session.scalars(found)]


def counts(session: Session) -> dict[LetterStatus, int]:
    """Return how many letters stand where."""
    rows = session.execute(
        select(LetterRow.status, func.count()).group_by(LetterRow.status)
    )
    return dict(rows.all())


def last_letters(session: Session, told_ids: list[int]) -> dict[int, Queued]:
    """Return the last letter written to each person told."""
    found = (
        select(LetterRow).where(LetterRow.told_id.in_(told_ids)).order_by(LetterRow.id)
    )
    return {
        row.told_id: _queued(row)
        for row in session.scalars(found)
        if row.told_id is not None
    }


def _queued(row: LetterRow) -> Queued:
    return Queued(
        id=row.id,
        message_id=row.message_id,
        told_id=row.told_id,
        letter=Letter(
            recipient=row.recipient,
            subject=row.subject,
            text=row.text_body,
            html=row.html_body,
            language=row.language,
            token=row.token,
            page=row.page,
        ),
        status=row.status,
        tries=row.tries,
        next_try_at=row.next_try_at,
        last_error=row.last_error,
        created_at=row.created_at,
        sent_at=row.sent_at,
    )
