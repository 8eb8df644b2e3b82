"""What all tables share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, MetaData
from sqlalchemy.orm import DeclarativeBase

from planner.store.types import JSON_OBJECT, UtcDateTime

# Constraints need names: a migration can only drop what it can name.
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
ID_LENGTH = 200
"""Longest id a scenario file may give to a plan, an employee or a post."""


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  declared so by SQLAlchemy
        datetime: UtcDateTime(),
        dict[str, Any]: JSON_OBJECT,
    }


def state(kind: type[StrEnum]) -> Enum:
    """Return the type of a column that holds one of the values of `kind`."""
    return Enum(
        kind,
        name="status",
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
