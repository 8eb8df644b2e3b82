"""What a table of the scenario folder is: its columns, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.exchange.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the reader, the writer and the documentation are made from it."""

    name: str
    kind: Kind
    meaning: str
    example: str = ""
    required: bool = False
    """Whether the column must exist and every cell of it be filled."""
    default: Any = None
    """Value of an empty cell."""
    field: str = ""
    """Field of the domain it fills, when it is not called like the column."""
    refers: tuple[str, ...] = ()
    """`table.column` whose values it may name."""
    also: frozenset[str] = frozenset()
    """Names accepted besides those of `refers`."""
    shown_only: bool = False
    """Written for the reader's comfort, ignored on reading."""
    compared: bool = False
    """Shown only, but read to refuse a line of which it alone was edited."""
    rare: bool = False
    """Written only when some line says something there."""

    @property
    def fills(self) -> str:
        """Name of the domain field."""
        return self.field or self.name

    def text(self, value: Any) -> str:
        """Return the text of a value; nothing when it is the default."""
        return "" if value == self.default else self.kind.write(value)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One CSV file of the folder."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """Columns that together may not come back; none when lines have no name."""
    optional: bool = False
    """Whether the file may be missing."""

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"

    @property
    def columns_by_name(self) -> Mapping[str, Column]:
        """Columns by name."""
        return {column.name: column for column in self.columns}


def column(
    name: str, kind: Kind, meaning: str, example: str = "", **more: Any
) -> Column:
    """Return a column; `more` are the other fields of `Column`."""
    return Column(name=name, kind=kind, meaning=meaning, example=example, **more)


def rare(name: str, kind: Kind, meaning: str, example: str = "", **more: Any) -> Column:
    """Return a column few establishments use: it is left out when it says nothing."""
    return column(name, kind, meaning, example, rare=True, **more)
