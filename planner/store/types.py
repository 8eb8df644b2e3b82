"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

from planner.store.sentences import read, written
from planner.text.message import Message

JSON_OBJECT = JSON().with_variant(JSONB(), "postgresql")
"""A JSON object, searchable where the database can."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database (SQLite keeps no time zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment in UTC; raise `ValueError` for one without time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without time zone cannot be kept.")
        return value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value


class PackedText(TypeDecorator[str]):
    """A long text, a twentieth of its size in the database (300 people: 1.9 MB)."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Return the text as it is kept."""
        return None if value is None else pack(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Return the text again."""
        return None if value is None else unpack(value)


class Sentence(TypeDecorator[Message]):
    """A message with its values, said in the language of whoever reads it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Message | None, dialect: Dialect) -> str | None:
        """Return the message as it is kept."""
        return None if value is None else written(value)

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> Message | None:
        """Return the message again."""
        return None if value is None else read(value)


def pack(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode())


def unpack(content: bytes) -> str:
    """Return the text that `pack` compressed."""
    return zlib.decompress(content).decode()
