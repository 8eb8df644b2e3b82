"""What was published, who was told and has seen it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.tables.base import ID_LENGTH, Base

TOKEN_HASH_LENGTH = 64


class PublicationRow(Base):
    """One act that put a version of a rota in force; the database never changes it."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    rota_version_id: Mapped[int] = mapped_column(
        ForeignKey("rota_version.id"), unique=True
    )
    replaced_id: Mapped[int | None] = mapped_column(ForeignKey("rota_version.id"))
    """The version in force until then, if there was one."""
    act: Mapped[str] = mapped_column(String(20))
    """`publish`, or `withdraw` where an earlier version is in force again."""
    reason: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime]


class ToldRow(Base):
    """One person a publication changes something for."""

    __tablename__ = "told"
    __table_args__ = (UniqueConstraint("publication_id", "employee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    employee_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    notice: Mapped[str] = mapped_column(String(20))
    days: Mapped[int]
    """How many of her dates change."""
    first_day: Mapped[date]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """Who says so: nothing when she did by her link, else the coordinator's name."""
    reminded_at: Mapped[datetime | None]


class ToldLinkRow(Base):
    """An address that lets one person acknowledge; each letter has its own."""

    __tablename__ = "told_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    told_id: Mapped[int] = mapped_column(ForeignKey("told.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(TOKEN_HASH_LENGTH), unique=True)
    """SHA-256 of the token: who reads the database cannot answer for her."""
    created_at: Mapped[datetime]
