"""A month grid: lines by days, with names on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from planner.exchange.sheets.book import Book
    from planner.text.message import Message

NAME_WIDTH, DAY_WIDTH = 18, 11
LINE_HEIGHT = 11
NAME_COLUMNS = 2


def grid_sheet(book: Book, name: Message, titles: Sequence[Message]) -> Worksheet:
    """Return a sheet with the dates of the period in its first line."""
    sheet = book.sheet(name, (1, NAME_COLUMNS))
    days = book.problem.period.days
    sheet.set_column(0, NAME_COLUMNS - 1, NAME_WIDTH)
    sheet.set_column(NAME_COLUMNS, NAME_COLUMNS + len(days) - 1, DAY_WIDTH)
    sheet.repeat_columns(0, NAME_COLUMNS - 1)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, book.say(title), book.title)
    for place, day in enumerate(days, start=NAME_COLUMNS):
        text = format_date(day, "EEE d/MM", locale=book.language)
        sheet.write_string(0, place, text, book.title)
    return sheet


def set_height(sheet: Worksheet, row: int, cells: Sequence[str]) -> None:
    """Make a line as high as its fullest cell."""
    most = max((cell.count("\n") + 1 for cell in cells if cell), default=1)
    sheet.set_row(row, LINE_HEIGHT * most + 2)
