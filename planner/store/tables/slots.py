"""Open slots offered to those who could take them, and what they answer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.status import AnswerStatus, OfferStatus
from planner.store.tables.base import ID_LENGTH, Base, state


class SlotOfferRow(Base):
    """A slot nobody holds, offered in waves."""

    __tablename__ = "slot_offer"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    post_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    day: Mapped[date]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    wave_size: Mapped[int]
    """How many are asked at once."""
    wave_minutes: Mapped[int]
    """After how long the next are asked."""
    first_come: Mapped[bool]
    """Whether the first to say yes has it, or the coordinator chooses."""
    status: Mapped[OfferStatus] = mapped_column(state(OfferStatus))
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    taken_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    made_version: Mapped[int | None]
    """Number of the version of the rota that came of it."""


class SlotAnswerRow(Base):
    """One person a slot is offered to."""

    __tablename__ = "slot_answer"
    __table_args__ = (UniqueConstraint("offer_id", "employee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("slot_offer.id"))
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    rank: Mapped[int]
    """Place in the order in which people are asked, from 1."""
    wave: Mapped[int]
    token_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret in her address; none until she is asked."""
    message: Mapped[str | None] = mapped_column(Text)
    """What she is told, with her address; emptied once the offer is closed."""
    asked_at: Mapped[datetime | None]
    by_letter: Mapped[bool]
    status: Mapped[AnswerStatus] = mapped_column(state(AnswerStatus))
    answered_at: Mapped[datetime | None]
