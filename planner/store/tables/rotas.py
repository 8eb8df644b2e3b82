"""Rotas, row by row, and what the judge said of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.status import RotaStatus
from planner.store.tables.base import ID_LENGTH, Base, state


class RotaRow(Base):
    """One version of the rota of a plan."""

    __tablename__ = "rota_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    """1, 2, 3… within the plan."""
    problem_version_id: Mapped[int] = mapped_column(ForeignKey("problem_version.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    """The calculation it came from, if it came from one."""
    status: Mapped[RotaStatus] = mapped_column(state(RotaStatus))
    figures: Mapped[dict[str, Any]]
    """What lists of plans show without judging: coverage, shortage, violations."""
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class AssignmentRow(Base):
    """One assignment of one version of a rota."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    rota_version_id: Mapped[int] = mapped_column(
        ForeignKey("rota_version.id"), index=True
    )
    day: Mapped[date]
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    post_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    place: Mapped[str] = mapped_column(String(ID_LENGTH))
    pinned: Mapped[bool]


class VerdictRow(Base):
    """The judge's verdict on a version, kept because reading it is quick."""

    __tablename__ = "verdict"

    rota_version_id: Mapped[int] = mapped_column(
        ForeignKey("rota_version.id"), primary_key=True
    )
    code_version: Mapped[str] = mapped_column(String(80))
    """Which code judged: another rule book has to judge again."""
    sequence: Mapped[int] = mapped_column(default=0)
    """The last edit it takes into account; those after it are judged on top."""
    content: Mapped[str] = mapped_column(Text)
    """The evaluation as JSON (see `planner.store.verdict`)."""
