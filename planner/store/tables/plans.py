"""Plans and the problems they set."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base
from planner.store.types import PackedText


class PlanRow(Base):
    """One period of one establishment: everything else hangs on it."""

    __tablename__ = "plan"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    """The id of the scenario it came from."""
    title: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class ProblemRow(Base):
    """A problem as it was at one time; a change makes a new row."""

    __tablename__ = "problem_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    """1, 2, 3… within the plan."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of `content`: content like the newest is not kept twice."""
    code_version: Mapped[str] = mapped_column(String(80))
    """Which code wrote it."""
    first_day: Mapped[date]
    last_day: Mapped[date]
    people: Mapped[int]
    content: Mapped[str] = mapped_column(PackedText, deferred=True)
    """The problem as canonical JSON, packed (see `planner.store.snapshot`)."""
    created_at: Mapped[datetime]
