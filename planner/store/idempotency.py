"""Answers kept by idempotency key: rows <-> values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from planner.store.moment import now
from planner.store.tables import AnswerRow


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was answered to a request."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is known of the request a key was used for."""

    route: str
    digest: str
    answer: Answer | None
    """Nothing while the answer is not known."""


def find(session: Session, actor: str, key: str) -> Kept | None:
    """Return the request this key was used for, if it was."""
    row = session.get(AnswerRow, (actor, key))
    if row is None:
        return None
    answer = (
        Answer(status=row.status, headers=row.headers or {}, body=row.body or "")
        if row.status is not None
        else None
    )
    return Kept(route=row.route, digest=row.digest, answer=answer)


def reserve(session: Session, actor: str, key: str, route: str, digest: str) -> None:
    """Note what a key is used for, before it is done."""
    session.add(
        AnswerRow(actor=actor, key=key, route=route, digest=digest, created_at=now())
    )
    session.flush()


def keep(session: Session, actor: str, key: str, answer: Answer) -> None:
    """Keep the answer beside the key."""
    row = session.get_one(AnswerRow, (actor, key))
    row.status = answer.status
    row.headers = dict(answer.headers)
    row.body = answer.body


def release(session: Session, actor: str, key: str) -> None:
    """Forget a key, so that it may be used again."""
    session.execute(
        delete(AnswerRow).where(AnswerRow.actor == actor, AnswerRow.key == key)
    )


def expire(session: Session, before: datetime) -> None:
    """Forget every key first used before a moment."""
    session.execute(delete(AnswerRow).where(AnswerRow.created_at < before))
