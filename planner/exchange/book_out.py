"""A whole scenario as one Excel workbook that `book_in` reads back as it was."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from planner.domain.clock import END_OF_DAY
from planner.errors import InvalidValue
from planner.exchange.kinds import CLOCK, DATE, NUMBER
from planner.exchange.rows import rows_of
from planner.exchange.scenario import settings_of
from planner.exchange.settings_sheet import HEADER, SHEET, settings_rows
from planner.exchange.tables import TABLES
from planner.exchange.workbook import SAFE
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from planner.exchange.scenario import Scenario
    from planner.exchange.tables.table import Column, Table

LONGEST_CELL = 32_767
LINES_CHECKED = 2000
"""How far down the lists of allowed words reach."""
LONGEST_LIST = 255
"""Excel takes no longer list of words in a drop-down."""
HEADER_COLOUR, NEEDED_COLOUR = "#E8E8E8", "#C8C8C8"
WIDEST, NARROWEST = 40, 9
YES_OR_NO = ("yes", "no")


def book_of(scenario: Scenario) -> bytes:
    """Return the workbook of a scenario.

    Every table has its sheet, empty ones too, so that it is a form to fill. Raise
    `InvalidValue` for a text longer than a cell of Excel can hold.
    """
    content = io.BytesIO()
    with Workbook(content, {**SAFE, "in_memory": True}) as file:
        form = _Form(file)
        form.settings(settings_rows(settings_of(scenario)))
        rows = rows_of(scenario.problem)
        for table in TABLES:
            form.table(table, rows[table.name])
    return content.getvalue()


class _Form:
    """The workbook while it is written."""

    def __init__(self, file: Workbook) -> None:
        self._file = file
        common = {"bold": True, "border": 1, "text_wrap": True, "valign": "top"}
        self._title = file.add_format({**common, "bg_color": HEADER_COLOUR})
        self._needed = file.add_format({**common, "bg_color": NEEDED_COLOUR})
        self._text = file.add_format({"num_format": "@", "valign": "top"})
        self._date = file.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._time = file.add_format({"num_format": "hh:mm", "valign": "top"})
        self._number = file.add_format({"num_format": "0", "valign": "top"})

    def settings(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write what stands in no table."""
        sheet = self._sheet(SHEET, 2)
        sheet.set_column(0, 0, WIDEST, self._text)
        sheet.set_column(1, 1, 2 * WIDEST, self._text)
        for row, cells in enumerate((HEADER, *rows)):
            for place, text in enumerate(cells):
                _write(sheet, row, place, text, self._text if row else self._needed)

    def table(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a table with the help of each column, its words and its lines."""
        columns = [column for column in table.columns if not column.shown_only]
        sheet = self._sheet(table.name, 1)
        for place, column in enumerate(columns):
            self._column(sheet, place, column)
            for line, row in enumerate(rows, start=1):
                self._cell(sheet, line, place, column, row[column.fills])
            texts = [column.text(row[column.fills]) for row in rows[:LINES_CHECKED]]
            longest = max([len(column.name) + 3, *map(len, texts)])
            width = min(max(longest + 2, NARROWEST), WIDEST)
            sheet.set_column(place, place, width, self._style(column))
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _sheet(self, name: str, columns: int) -> Worksheet:
        sheet = self._file.add_worksheet(name)
        sheet.freeze_panes(1, columns if columns == 1 else 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _column(self, sheet: Worksheet, place: int, column: Column) -> None:
        style = self._needed if column.required else self._title
        _write(sheet, 0, place, column.name, style)
        needed = "*" if column.required else ""
        told = f"{needed}{column.meaning}\n{column.kind.allowed.replace('`', '')}"
        example = f"\n→ {column.example}" if column.example else ""
        sheet.write_comment(0, place, told + example, {"x_scale": 2, "y_scale": 1.4})
        words = _words(column)
        if words:
            sheet.data_validation(
                1,
                place,
                LINES_CHECKED,
                place,
                {"validate": "list", "source": words, "ignore_blank": True},
            )

    def _cell(
        self, sheet: Worksheet, line: int, place: int, column: Column, value: Any
    ) -> None:
        text = column.text(value)
        style = self._style(column)
        if not text:
            return
        if column.kind is DATE:
            sheet.write_datetime(line, place, value, style)
        elif column.kind is CLOCK and value < END_OF_DAY:
            sheet.write_number(line, place, value / END_OF_DAY, style)
        elif column.kind is NUMBER:
            sheet.write_number(line, place, value, style)
        else:
            _write(sheet, line, place, text, style)

    def _style(self, column: Column) -> Format:
        styles = {DATE.name: self._date, CLOCK.name: self._time}
        styles[NUMBER.name] = self._number
        return styles.get(column.kind.name, self._text)


def _words(column: Column) -> list[str]:
    """Return the words a column may hold, none where they are not a short list."""
    if column.kind.name == "yes/no":
        return list(YES_OR_NO)
    if column.kind.name != "word":
        return []
    words = re.findall(r"`([^`]+)`", column.kind.allowed)
    return words if len(",".join(words)) <= LONGEST_LIST else []


def _write(
    sheet: Worksheet, row: int, place: int, text: str, style: Format | None
) -> None:
    if len(text) > LONGEST_CELL:
        raise InvalidValue(message("A text is longer than a cell of Excel can hold."))
    sheet.write_string(row, place, text, style)
