"""The part of docs/scenario-format.md that lists tables and columns.

`python -m planner.exchange.describe docs/scenario-format.md` writes it again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.tables import TABLES
from planner.exchange.tables.calendar import ROTA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.exchange.tables.table import Column, Table

BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
HEADER = (
    "| column | type | needed | meaning | example | may be |",
    "|---|---|---|---|---|---|",
)


def described() -> str:
    """Return the tables and their columns as Markdown."""
    return "\n".join(line for table in (*TABLES, ROTA) for line in _table(table))


def _table(table: Table) -> Iterator[str]:
    yield f"### `{table.file}`"
    yield ""
    yield table.meaning + (" The file may be missing." if table.optional else "")
    if table.key:
        names = " + ".join(f"`{name}`" for name in table.key)
        yield f"No two lines may have the same {names}."
    yield ""
    yield from HEADER
    yield from (_column(one) for one in table.columns)
    yield ""


def _column(column: Column) -> str:
    example = f"`{column.example}`" if column.example else ""
    cells = (
        f"`{column.name}`",
        column.kind.name,
        _needed(column),
        column.meaning,
        example,
        _allowed(column),
    )
    return "| " + " | ".join(cells) + " |"


def _needed(column: Column) -> str:
    if column.compared:
        return "no, only compared"
    if column.shown_only:
        return "ignored when read"
    if column.required:
        return "yes"
    default = "" if column.default is None else column.kind.write(column.default)
    return f"no, `{default}` when empty" if default else "no"


def _allowed(column: Column) -> str:
    if not column.refers:
        return column.kind.allowed
    names = [*(f"`{one}`" for one in column.refers), *(f"`{n}`" for n in column.also)]
    return f"{column.kind.allowed}; from {' or '.join(names)}"


def rewritten(page: str) -> str:
    """Return the page with its list of tables made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{described()}\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
