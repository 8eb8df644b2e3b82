"""Names used by one table and defined by another, and names defined twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.exchange.csv_table import Line
from planner.exchange.faults import Faults, suggestion
from planner.text.message import Value, message

if TYPE_CHECKING:
    from planner.exchange.tables.table import Column, Table

Lines = Mapping[str, list[Line]]
"""The lines of each table, by name of table."""
Known = Mapping[str, frozenset[str]]
"""The names each `table.column` defines."""


def names_in(tables: Iterable[Table], lines: Lines) -> Known:
    """Return the names defined in a folder, for every column some table refers to."""
    found: dict[str, frozenset[str]] = {}
    for table in tables:
        for reference in (name for one in table.columns for name in one.refers):
            origin, _, field = reference.partition(".")
            names = (line.values.get(field) for line in lines[origin])
            found[reference] = frozenset(name for name in names if name)
    return found


def check_references(
    table: Table, lines: list[Line], known: Known, faults: Faults
) -> None:
    """Note every name that none of the tables it may come from defines.

    Nothing is said of a table that could not be read: its own fault says it all.
    """
    for column in table.columns:
        names = column.also.union(*(known[one] for one in column.refers))
        origins = {f"{one.partition('.')[0]}.csv" for one in column.refers}
        unread = not names and any(faults.about(file) for file in origins)
        if column.refers and not unread:
            _check_column(table, column, lines, names, faults)


def _check_column(
    table: Table,
    column: Column,
    lines: list[Line],
    known: frozenset[str],
    faults: Faults,
) -> None:
    for line in lines:
        value = line.values.get(column.name)
        for name in column.kind.names(value) if value else ():
            if name not in known:
                faults.add(
                    table.file,
                    line.number,
                    column.name,
                    message(
                        "'{name}' is not in {origin}: {advice}",
                        name=name,
                        origin=_either(column.refers),
                        advice=suggestion(name, known),
                    ),
                )


def _either(names: Iterable[str]) -> Value:
    """Return names of which any one is meant."""
    said: Value
    said, *others = names
    for other in others:
        said = message("{first} or {second}", first=said, second=other)
    return said


def check_keys(table: Table, lines: list[Line], faults: Faults) -> None:
    """Note every line that has the key of an earlier one."""
    seen: dict[tuple[object, ...], int] = {}
    for line in lines:
        if not table.key or any(name not in line.values for name in table.key):
            continue
        key = tuple(line.values[name] for name in table.key)
        if key in seen:
            what = ", ".join(str(part) for part in key)
            faults.add(
                table.file,
                line.number,
                table.key[0],
                message(
                    "'{what}' already stands on line {line}: change or remove one.",
                    what=what,
                    line=seen[key],
                ),
            )
        seen.setdefault(key, line.number)
