"""Calculations and what they said on the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.status import RunStatus
from planner.store.tables.base import ID_LENGTH, Base, state
from planner.store.types import PackedText, Sentence
from planner.text.message import Message


class RunRow(Base):
    """One queued calculation: all that is needed to do it again."""

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    problem_version_id: Mapped[int] = mapped_column(ForeignKey("problem_version.id"))
    status: Mapped[RunStatus] = mapped_column(state(RunStatus))
    seed: Mapped[int] = mapped_column(BigInteger)
    settings: Mapped[dict[str, Any]]
    """The fields of the solver's settings that were given."""
    pins: Mapped[dict[str, Any] | None]
    """Cells of the draft a person had fixed when it was asked for."""
    code_version: Mapped[str] = mapped_column(String(80))
    """Which code asked for it, then which code did it."""
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    """When its process last said it lives."""
    stop_asked: Mapped[bool]
    """A person wants it to end: its process looks at this with every heartbeat."""
    progress: Mapped[dict[str, Any] | None]
    """The latest of its events."""
    result: Mapped[dict[str, Any] | None]
    """The figures of the result, as `planner solve --json` gives them."""
    reason: Mapped[Message | None] = mapped_column(Sentence)
    """Why it failed or was stopped."""
    who: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    options: Mapped[dict[str, Any] | None]
    """What the person chose; none for a calculation whose caller runs it himself and
    whose rota becomes the draft at once."""
    base_version_id: Mapped[int | None]
    """The rota it starts from, and by how many steps that had been edited then. No
    foreign key: a version names the run it came from, and one circle is enough."""
    base_sequence: Mapped[int] = mapped_column(default=0)
    force_version_id: Mapped[int | None]
    """The rota in force then."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Processes started for it."""
    claimed_at: Mapped[datetime | None]
    """When a process was last started for it."""
    spent: Mapped[float] = mapped_column(default=0.0)
    """Seconds that processes now dead had spent on it."""
    log: Mapped[str | None] = mapped_column(Text)
    """What its processes complained of."""


class RunRotaRow(Base):
    """The best rota a calculation has found so far; gone once it is over."""

    __tablename__ = "run_rota"

    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), primary_key=True)
    at: Mapped[datetime]
    content: Mapped[str] = mapped_column(PackedText)
    """Its cells as JSON (see `planner.store.cells`)."""


class RunEventRow(Base):
    """One step forward of a calculation; its id orders what listeners receive."""

    __tablename__ = "run_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
