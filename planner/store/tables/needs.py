"""Needs as people state them: typical weeks, variants, exceptions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base


class NeedsRow(Base):
    """The needs of a plan as saved once; a later save makes a new row."""

    __tablename__ = "needs_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    """1, 2, 3… within the plan."""
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    content: Mapped[str] = mapped_column(Text, deferred=True)
    """The needs as canonical JSON (see `planner.store.snapshot`)."""
    created_at: Mapped[datetime]
