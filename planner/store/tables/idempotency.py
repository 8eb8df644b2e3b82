"""Answers kept so that a request sent twice is done once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base


class AnswerRow(Base):
    """What was answered to the request a program gave this key."""

    __tablename__ = "idempotency"

    actor: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    key: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    route: Mapped[str] = mapped_column(Text)
    """Method and path: what the key was used for."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the request: another one may not use the key."""
    created_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    """Nothing while the answer is not known."""
    headers: Mapped[dict[str, Any] | None]
    body: Mapped[str | None] = mapped_column(Text)
