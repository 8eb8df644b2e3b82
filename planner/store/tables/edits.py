"""Changes a person made to a rota, and what people wrote on its cells."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base


class EditRow(Base):
    """One step of editing a version; the database refuses to change or delete it."""

    __tablename__ = "rota_edit"
    __table_args__ = (UniqueConstraint("rota_version_id", "sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    rota_version_id: Mapped[int] = mapped_column(ForeignKey("rota_version.id"))
    sequence: Mapped[int]
    """1, 2, 3… within the version."""
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(20))
    """See `planner.store.edits.EditKind`."""
    undoes: Mapped[int | None]
    """Sequence of the step taken back, or done again."""
    reason: Mapped[str | None] = mapped_column(Text)
    """Why a rule was overridden."""
    content: Mapped[dict[str, Any]]
    """Cells before and after, rows it shows on, rules it broke."""


class CommentRow(Base):
    """What someone wrote on a cell; it stays when the rota changes."""

    __tablename__ = "cell_comment"
    __table_args__ = (Index(None, "plan_id", "employee_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"))
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    day: Mapped[date]
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    text: Mapped[str] = mapped_column(Text)
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
