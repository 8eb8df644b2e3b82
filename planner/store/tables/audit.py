"""Who did what, when, on what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base


class AuditRow(Base):
    """One act; the database itself refuses to change or delete it."""

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "subject_kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    act: Mapped[str] = mapped_column(String(60))
    """A verb: `import`, `calculate`, `record`, `publish`, `stop`…"""
    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    detail: Mapped[dict[str, Any]]
