"""A whole scenario from one Excel workbook, or from a zip of its CSV tables."""

from __future__ import annotations

import io
import lzma
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from planner.errors import BadInput, Fault, InvalidValue
from planner.exchange import settings
from planner.exchange.csv_table import Line, lines_of
from planner.exchange.faults import Faults, suggestion
from planner.exchange.scenario import Scenario, read_scenario, scenario_of
from planner.exchange.settings_sheet import HEADER, SHEET, read_settings_rows
from planner.exchange.tables import TABLES
from planner.exchange.typed_cell import cell_text
from planner.text.message import Term, message

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 300 * 1024 * 1024
"""Bytes of a file, as sent and unpacked: a year of 300 people takes a tenth."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How a workbook begins that is protected by a password, or of before 2007."""
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
)
"""What reading a damaged archive raises: it depends on the byte that is wrong."""
ABOUT = "help"
"""Sheets whose name begins so are for the reader."""

TOO_LARGE = message("The file is too large: 20 MB at most.")
NOT_A_WORKBOOK = message(
    "This is not an Excel workbook (.xlsx) nor a zip of CSV tables."
)
PROTECTED = message(
    "This workbook is protected by a password or in the format of before 2007: "
    "save it as .xlsx without password."
)


class UnreadableFile(InvalidValue):
    """A file that is no workbook at all."""


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    name: str
    records: list[list[str]]

    def cell(self, line: int, column: str) -> str:
        """Return the address of a cell, as the spreadsheet shows it."""
        if not line:
            return ""
        header = [one.lower() for one in self.records[0]] if self.records else []
        if column.lower() not in header:
            return str(line)
        return f"{xl_col_to_name(header.index(column.lower()))}{line}"


def read_book(content: bytes) -> Scenario:
    """Return the scenario of a workbook or zip.

    Raise `UnreadableFile` where it is neither, `BadInput` with every fault
    of every sheet: `file` is the sheet, `column` ends with the cell.
    """
    names = _unpacked_names(content)
    if any(name.endswith(f"{settings.FILE}") for name in names):
        return _read_zip(content)
    sheets = _sheets(content)
    faults = Faults()
    try:
        return _read_sheets(sheets, faults)
    except BadInput as bad:
        raise BadInput([_in_sheet(one, sheets) for one in bad.faults]) from bad


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Yield the zip that `content` is; refuse one that is cut, damaged or unknown."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield packed
    except DAMAGED as error:
        raise UnreadableFile(NOT_A_WORKBOOK) from error


def _unpacked_names(content: bytes) -> list[str]:
    if len(content) > LARGEST:
        raise UnreadableFile(TOO_LARGE)
    if content.startswith(OLD_EXCEL):
        raise UnreadableFile(PROTECTED)
    with _opened(content) as packed:
        members = packed.infolist()
    if sum(one.file_size for one in members) > LARGEST_UNPACKED:
        raise UnreadableFile(TOO_LARGE)
    if any(one.flag_bits & 1 for one in members):
        raise UnreadableFile(PROTECTED)
    return [one.filename for one in members]


def _read_zip(content: bytes) -> Scenario:
    """Read the tables of a zip, in whatever folder of it they lie."""
    wanted = {settings.FILE, *(table.file for table in TABLES)}
    with _opened(content) as packed:
        found = {
            PurePosixPath(name).name: packed.read(name)
            for name in packed.namelist()
            if PurePosixPath(name).name in wanted and not name.startswith("__MACOSX")
        }
    with tempfile.TemporaryDirectory() as place:
        for file, table in found.items():
            (Path(place) / file).write_bytes(table)
        return read_scenario(Path(place))


def _sheets(content: bytes) -> dict[str, _Sheet]:
    kinds = {t.name: {c.name: c.kind for c in t.columns} for t in TABLES}
    found: dict[str, _Sheet] = {}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            columns = kinds.get(name.strip().lower(), {})
            header = [cell_text(one, None) for one in values[0]] if values else []
            asked = [columns.get(title.lower()) for title in header]
            records = [
                [cell_text(cell, kind) for cell, kind in zip(row, asked, strict=True)]
                for row in values
            ]
            found[name.strip().lower()] = _Sheet(name=name, records=records)
    except CalamineError as error:
        raise UnreadableFile(NOT_A_WORKBOOK) from error
    return found


def _read_sheets(sheets: dict[str, _Sheet], faults: Faults) -> Scenario:
    known = {SHEET, *(table.name for table in TABLES)}
    for name in sorted(sheets.keys() - known):
        if not name.startswith(ABOUT):
            faults.add(
                name,
                0,
                "",
                message(
                    "This sheet is no table of the format: {advice}",
                    advice=suggestion(name, known - sheets.keys()),
                ),
            )
    told = None
    if SHEET in sheets:
        told = read_settings_rows(sheets[SHEET].records, faults)
    else:
        faults.add(SHEET, 0, "", message("The sheet is missing: a scenario needs one."))
    lines: dict[str, list[Line]] = {}
    for table in TABLES:
        sheet = sheets.get(table.name)
        lines[table.name] = []
        if sheet and (sheet.records or not table.optional):
            lines[table.name] = lines_of(sheet.records, table.file, table, faults)
        elif not table.optional:
            missing = message(
                "The sheet is missing: add it ({meaning})", meaning=Term(table.meaning)
            )
            faults.add(table.file, 0, "", missing)
    return scenario_of(told, lines, faults)


def _in_sheet(fault: Fault, sheets: dict[str, _Sheet]) -> Fault:
    """Return a fault where the person finds it: its sheet and cell."""
    if fault.file == settings.FILE:
        return _in_settings(fault, sheets)
    name = fault.file.removesuffix(".csv")
    sheet = sheets.get(name)
    cell = sheet.cell(fault.line, fault.column) if sheet else ""
    return Fault(file=name, line=fault.line, column=cell, message=fault.message)


def _in_settings(fault: Fault, sheets: dict[str, _Sheet]) -> Fault:
    records = sheets[SHEET].records if SHEET in sheets else [list(HEADER)]
    keys = [row[0] if row else "" for row in records]
    line = keys.index(fault.column) + 1 if fault.column in keys else 0
    where = f"B{line}" if line else fault.column
    return Fault(file=SHEET, line=line, column=where, message=fault.message)
