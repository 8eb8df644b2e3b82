"""Letters to send, and where people receive them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.status import LetterStatus
from planner.store.tables.base import ID_LENGTH, Base, state

ADDRESS_LENGTH = 254
PHONE_LENGTH = 40
PAGE_LENGTH = 20


class LetterRow(Base):
    """One e-mail, written with what it tells of, sent afterwards."""

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "status", "next_try_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(64), unique=True)
    """First part of its Message-ID: the same at each try, so that doubles show."""
    told_id: Mapped[int | None] = mapped_column(ForeignKey("told.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    subject: Mapped[str] = mapped_column(Text)
    text_body: Mapped[str] = mapped_column(Text)
    html_body: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(5))
    token: Mapped[str | None] = mapped_column(String(64))
    """Of the link in it, until it is sent: then only the person has it."""
    page: Mapped[str] = mapped_column(String(PAGE_LENGTH))
    """First part of the path the link leads to."""
    status: Mapped[LetterStatus] = mapped_column(state(LetterStatus))
    tries: Mapped[int]
    next_try_at: Mapped[datetime]
    last_error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class ContactRow(Base):
    """Where a person receives her letters, whatever the plan."""

    __tablename__ = "contact"

    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    phone: Mapped[str] = mapped_column(String(PHONE_LENGTH))
    language: Mapped[str] = mapped_column(String(5))
    version: Mapped[int]
    updated_at: Mapped[datetime]
