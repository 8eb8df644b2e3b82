"""Why someone is away, kept apart from the problem, which only knows that she is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base


class LeaveRow(Base):
    """One leave as granted; it stays, with its end, once it is withdrawn."""

    __tablename__ = "leave"
    __table_args__ = (Index(None, "plan_id", "employee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"))
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    first_day: Mapped[date]
    last_day: Mapped[date]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    """See `planner.store.leave.LeaveKind`."""
    granted_at: Mapped[datetime]
    granted_by: Mapped[str] = mapped_column(String(ID_LENGTH))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
