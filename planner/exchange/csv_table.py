"""One CSV file, as Excel writes it in any country, to and from lines of values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.exchange.faults import Faults, suggestion
from planner.exchange.kinds import SPACES, Unreadable
from planner.exchange.tables.table import Column
from planner.text.message import Message, Term, message

if TYPE_CHECKING:
    from pathlib import Path

    from planner.exchange.tables.table import Table

DELIMITERS = ";\t,"
TOO_MANY_CELLS = message("There are more cells than columns: check the separators.")
SURPLUS = {
    ";": TOO_MANY_CELLS,
    "\t": TOO_MANY_CELLS,
    ",": message(
        "There are more cells than columns: the separator of the file seems to be ',', "
        "and a text of this line has one too. Save the file with ';', or put that text "
        "in quotation marks."
    ),
}
"""What to say of a line with more cells than columns, by separator of the file."""
FORMULA_STARTS = ("=", "+", "-", "@")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a table."""

    number: int
    """As a spreadsheet numbers it: the header is 1."""
    values: Mapping[str, Any]
    """Column to value, without the cells that could not be read."""
    complete: bool
    """Whether every cell could be read."""

    def fields(self, table: Table) -> dict[str, Any]:
        """Return the values by the name of the domain field they fill."""
        return {
            column.fills: self.values[column.name]
            for column in table.columns
            if not column.shown_only
        }


def read_table(path: Path, table: Table, faults: Faults) -> list[Line]:
    """Return the lines of a file; note everything wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError:
        faults.add(
            path.name, 0, "", message("The file cannot be read: check it is there.")
        )
        return []
    return lines_in(raw, path.name, table, faults)


def lines_in(raw: bytes, file: str, table: Table, faults: Faults) -> list[Line]:
    """Return the lines of a file's bytes; note everything wrong with them."""
    text = _text(raw, file, faults)
    if text is None:
        return []
    separator = _separator(text)
    records = _records(text, separator, file, faults)
    return lines_of(records, file, table, faults, surplus=SURPLUS[separator])


def lines_of(
    records: list[list[str]],
    file: str,
    table: Table,
    faults: Faults,
    *,
    surplus: Message = TOO_MANY_CELLS,
) -> list[Line]:
    """Return the lines of a table from the texts of its cells, header first.

    `surplus` is what to say of a line with more cells than there are columns.
    """
    if not records:
        faults.add(
            file, 1, "", message("The file is empty: write the column names first.")
        )
        return []
    layout = _Layout.of(_columns(records[0], file, table, faults), table, surplus)
    return [
        _line(number, cells, layout, file, faults)
        for number, cells in enumerate(records[1:], start=2)
        if any(cells)
    ]


def _text(raw: bytes, file: str, faults: Faults) -> str | None:
    """Return the text of a file in any encoding Excel uses."""
    codecs = ("utf-16",) if raw.startswith(UTF16_MARKS) else ("utf-8-sig", "cp1252")
    for codec in codecs:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    faults.add(
        file,
        0,
        "",
        message(
            "This is not a text file in a known encoding: in Excel, "
            "save it as 'CSV UTF-8'."
        ),
    )
    return None


def _separator(text: str) -> str:
    """Return what separates the cells of the first line."""
    header = text.split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _records(text: str, separator: str, file: str, faults: Faults) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [[cell.strip(SPACES + " \t\r\n") for cell in row] for row in reader]
    except csv.Error:
        faults.add(
            file,
            reader.line_num,
            "",
            message("The line cannot be read: check its quotation marks."),
        )
        return []


def _columns(
    header: list[str], file: str, table: Table, faults: Faults
) -> list[Column | None]:
    """Return the column of each position, none where it is to be skipped."""
    known = table.columns_by_name
    columns: list[Column | None] = []
    for title in header:
        found = known.get(title.lower())
        if title and found is None:
            faults.add(
                file,
                1,
                title,
                message("Unknown column: {advice}", advice=suggestion(title, known)),
            )
        if found is not None and found in columns:
            faults.add(file, 1, title, message("The column comes twice: remove one."))
            found = None
        columns.append(found)
    for one in table.columns:
        if one.required and one not in columns:
            faults.add(
                file,
                1,
                one.name,
                message(
                    "The column is missing: add it ({meaning})",
                    meaning=Term(one.meaning),
                ),
            )
    return columns


@dataclass(frozen=True, kw_only=True)
class _Layout:
    """Where a file has the columns of a table: worked out once for all its lines."""

    width: int
    read: Sequence[tuple[int, Column]]
    """Positions and columns that are read."""
    defaults: Mapping[str, Any]
    needed: frozenset[str]
    """Names without which a line is not complete."""
    surplus: Message
    """What to say of a line with more cells."""

    @classmethod
    def of(
        cls, columns: Sequence[Column | None], table: Table, surplus: Message
    ) -> _Layout:
        """Return the layout of a file with these columns, none where one is skipped."""
        return cls(
            width=len(columns),
            surplus=surplus,
            read=[
                (place, column)
                for place, column in enumerate(columns)
                if column is not None and (column.compared or not column.shown_only)
            ],
            defaults={c.name: c.default for c in table.columns if not c.required},
            needed=frozenset(
                c.name for c in table.columns if c.required and not c.shown_only
            ),
        )


def _line(
    number: int, cells: list[str], layout: _Layout, file: str, faults: Faults
) -> Line:
    values = dict(layout.defaults)
    before = len(faults.found)
    if any(cells[layout.width :]):
        faults.add(file, number, "", layout.surplus)
    for place, one in layout.read:
        text = cells[place] if place < len(cells) else ""
        if text:
            try:
                values[one.name] = one.kind.read(text)
            except Unreadable as unreadable:
                faults.add(file, number, one.name, unreadable.said)
        elif one.required:
            faults.add(
                file,
                number,
                one.name,
                message("The cell is empty: {meaning}", meaning=Term(one.meaning)),
            )
    complete = len(faults.found) == before and layout.needed <= values.keys()
    return Line(number=number, values=values, complete=complete)


def write_table(path: Path, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows of domain values as Excel in French opens them at once."""
    path.write_bytes(bytes_of(table, rows))


def bytes_of(table: Table, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the file of rows of domain values.

    A row maps the field names of the table's columns to values; columns that are
    only shown take a text and never start a formula. Rare columns that would be empty
    are left out.
    """
    rows = list(rows)
    columns = [
        column
        for column in table.columns
        if not column.rare or any(_cell(column, row[column.fills]) for row in rows)
    ]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([_cell(c, row[c.fills]) for c in columns] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cell(column: Column, value: Any) -> str:
    if not column.shown_only:
        return column.text(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
