"""Questions asked when someone is absent, and the ways to go on that were found."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.status import RepairStatus
from planner.store.tables.base import ID_LENGTH, Base, state
from planner.store.types import Sentence
from planner.text.message import Message


class RepairRow(Base):
    """Someone is absent: what can be done about it, on one version of a rota."""

    __tablename__ = "repair"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    problem_version_id: Mapped[int] = mapped_column(ForeignKey("problem_version.id"))
    rota_version_id: Mapped[int] = mapped_column(ForeignKey("rota_version.id"))
    rota_digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of the rota as it was read: drafts are edited where they stand."""
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    """Who asked."""
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    first_moment: Mapped[str] = mapped_column(String(20))
    """On the clock of the establishment, without time zone, like every rota."""
    last_moment: Mapped[str] = mapped_column(String(20))
    asked_moment: Mapped[str] = mapped_column(String(20))
    """The moment it is decided: nothing before it moves."""
    status: Mapped[RepairStatus] = mapped_column(state(RepairStatus))
    reason: Mapped[Message | None] = mapped_column(Sentence)
    """Why it failed."""
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    accepted: Mapped[int | None]
    """Number of the way that was taken."""
    made_version: Mapped[int | None]
    """Number of the version of the rota that came of it."""


class RepairOptionRow(Base):
    """One way to go on, as it was told."""

    __tablename__ = "repair_option"
    __table_args__ = (UniqueConstraint("repair_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    repair_id: Mapped[int] = mapped_column(ForeignKey("repair.id"))
    number: Mapped[int]
    """1, 2, 3… in the order found."""
    found_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
    """What a page says of it, by language, and the days of people it replaces."""
    verdict: Mapped[str | None] = mapped_column(Text, deferred=True)
    """What the judge says of the whole rota with it (see `planner.store.verdict`)."""
