"""Offers of open slots and their answers: rows <-> values."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.status import AnswerStatus, OfferStatus
from planner.store.tables import SlotAnswerRow, SlotOfferRow


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Hours of a post on a date."""

    post_id: str
    day: date
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Terms:
    """In which order people are asked, and who gets it."""

    wave_size: int = 3
    wave_minutes: int = 15
    first_come: bool = True


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Someone the slot is offered to, and what she said."""

    id: int
    employee_id: str
    rank: int
    wave: int
    message: str | None
    asked_at: datetime | None
    by_letter: bool
    """Whether she is asked by e-mail, else by whoever passes the message on."""
    status: AnswerStatus
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A slot offered, and what people answered."""

    id: int
    plan_id: str
    slot: Slot
    terms: Terms
    status: OfferStatus
    who: str
    """Who offered it."""
    created_at: datetime
    taken_by: str | None
    answers: tuple[Answer, ...]
    version: int | None
    """Number of the version of the rota that came of it."""

    def counted(self, status: str) -> int:
        """Return how many have answered so."""
        return sum(one.status == status for one in self.answers)

    @property
    def refused(self) -> bool:
        """Whether everyone it is offered to has said no: others must be found."""
        return self.counted(AnswerStatus.NO) == len(self.answers)

    @property
    def to_tell(self) -> tuple[Answer, ...]:
        """Those who were asked and may still wait: they said yes, or nothing."""
        may_wait = (AnswerStatus.WAITING, AnswerStatus.YES)
        return tuple(
            one for one in self.answers if one.asked_at and one.status in may_wait
        )


def digest(token: str) -> str:
    """Return what is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


def add(
    session: Session,
    plan_id: str,
    slot: Slot,
    terms: Terms,
    people: Sequence[str],
    who: str,
) -> int:
    """Return the number of a new offer to people, the first to be asked first."""
    row = SlotOfferRow(
        plan_id=plan_id,
        post_id=slot.post_id,
        day=slot.day,
        start_minute=slot.start,
        end_minute=slot.end,
        wave_size=terms.wave_size,
        wave_minutes=terms.wave_minutes,
        first_come=terms.first_come,
        status=OfferStatus.OPEN,
        who=who,
        created_at=now(),
    )
    session.add(row)
    session.flush()
    for rank, employee_id in enumerate(people, start=1):
        session.add(
            SlotAnswerRow(
                offer_id=row.id,
                employee_id=employee_id,
                rank=rank,
                wave=(rank - 1) // terms.wave_size + 1,
                by_letter=False,
                status=AnswerStatus.WAITING,
            )
        )
    session.flush()
    return row.id


def offer(session: Session, offer_id: int) -> Offer:
    """Return an offer; raise `UnknownId` if there is none of that number."""
    row = session.get(SlotOfferRow, offer_id)
    if row is None:
        raise UnknownId("offer", str(offer_id))
    return _offer(session, row)


def open_offers(session: Session, plan_id: str | None = None) -> tuple[Offer, ...]:
    """Return the offers still open, of a plan or of all, the oldest first."""
    found = select(SlotOfferRow).where(SlotOfferRow.status == OfferStatus.OPEN)
    if plan_id is not None:
        found = found.where(SlotOfferRow.plan_id == plan_id)
    rows = session.scalars(found.order_by(SlotOfferRow.id))
    return tuple(_offer(session, row) for row in rows)


def offered_by(session: Session, token: str) -> tuple[Offer, Answer]:
    """Return what a secret address is about; raise `UnknownId` if it is none."""
    row = session.scalar(
        select(SlotAnswerRow).where(SlotAnswerRow.token_digest == digest(token))
    )
    if row is None:
        raise UnknownId("link", token)
    return offer(session, row.offer_id), _answer(row)


def ask(session: Session, answer_id: int, token: str, text: str | None) -> None:
    """Note that someone is asked, by a secret address of which the digest is kept.

    `text` is kept for a person to pass on; nothing where a letter goes.
    """
    row = session.get_one(SlotAnswerRow, answer_id)
    row.token_digest = digest(token)
    row.message, row.by_letter = text, text is None
    row.asked_at = now()


def say(session: Session, answer_id: int, status: AnswerStatus) -> None:
    """Note what someone answered."""
    row = session.get_one(SlotAnswerRow, answer_id)
    row.status = status
    row.answered_at = now()


def close(
    session: Session,
    offer_id: int,
    taken_by: str | None = None,
    version: int | None = None,
) -> None:
    """End an offer; the addresses in its messages are forgotten."""
    row = session.get_one(SlotOfferRow, offer_id)
    row.status = OfferStatus.TAKEN if taken_by else OfferStatus.CLOSED
    row.taken_by, row.made_version = taken_by, version
    row.closed_at = now()
    session.execute(
        update(SlotAnswerRow)
        .where(SlotAnswerRow.offer_id == offer_id)
        .values(message=None)
    )


def _offer(session: Session, row: SlotOfferRow) -> Offer:
    answers = session.scalars(
        select(SlotAnswerRow)
        .where(SlotAnswerRow.offer_id == row.id)
        .order_by(SlotAnswerRow.rank)
    )
    return Offer(
        id=row.id,
        plan_id=row.plan_id,
        slot=Slot(
            post_id=row.post_id,
            day=row.day,
            start=row.start_minute,
            end=row.end_minute,
        ),
        terms=Terms(
            wave_size=row.wave_size,
            wave_minutes=row.wave_minutes,
            first_come=row.first_come,
        ),
        status=row.status,
        who=row.who,
        created_at=row.created_at,
        version=row.made_version,
        taken_by=row.taken_by,
        answers=tuple(_answer(one) for one in answers),
    )


def _answer(row: SlotAnswerRow) -> Answer:
    return Answer(
        id=row.id,
        employee_id=row.employee_id,
        rank=row.rank,
        wave=row.wave,
        message=row.message,
        asked_at=row.asked_at,
        by_letter=row.by_letter,
        status=row.status,
        answered_at=row.answered_at,
    )
