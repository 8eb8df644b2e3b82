"""What every sheet of a workbook shares: the rota, the language and the formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.text.message import Message, say_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A3 = 8
"""Excel's number for the paper."""
GREY, DARK_GREY, LINE = "#E8E8E8", "#C8C8C8", "#808080"
HEADER_ROWS = 1
Cell = str | int | float
GRID_FONT = 8


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook being written."""

    file: Workbook
    problem: Problem
    rota: Rota
    evaluation: Evaluation
    language: str

    def say(self, sentence: Message) -> str:
        """Return a sentence in the language of the workbook."""
        return sentence.say(self.language)

    def said(self, day: date | None) -> str:
        """Return a date as people write it, nothing for none."""
        return say_date(day, self.language) if day else ""

    def closed(self, day: date) -> bool:
        """Return whether a date is a week-end or a holiday of every site."""
        sites = self.problem.sites
        return day.weekday() > 4 or all(day in site.holidays for site in sites)

    @cached_property
    def title(self) -> Format:
        """Format of the cells that name columns and lines."""
        return self._format(bold=True, bg_color=DARK_GREY)

    @cached_property
    def plain(self) -> Format:
        """Format of a cell of a grid."""
        return self._format()

    @cached_property
    def shaded(self) -> Format:
        """Format of a week-end or holiday: grey, so that it prints."""
        return self._format(bg_color=GREY)

    @cached_property
    def away(self) -> Format:
        """Format of an absence: hatched, so that it shows in black and white."""
        return self._format(pattern=14, fg_color=DARK_GREY, bg_color="#FFFFFF")

    @cached_property
    def lacking(self) -> Format:
        """Format of a need that is not met: bold in a thick frame."""
        return self._format(bold=True, border=2)

    @cached_property
    def hours(self) -> Format:
        """Format of hours with two decimals."""
        return self._format(num_format="0.00", font_size=10)

    @cached_property
    def whole(self) -> Format:
        """Format of a number that is counted."""
        return self._format(num_format="0", font_size=10)

    def _format(self, **properties: object) -> Format:
        common = {
            "border": 1,
            "border_color": LINE,
            "font_size": GRID_FONT,
            "text_wrap": True,
            "valign": "top",
        }
        return self.file.add_format(common | properties)

    def sheet(self, name: Message, frozen: tuple[int, int]) -> Worksheet:
        """Return a new sheet, A3 landscape, as wide as the paper."""
        sheet = self.file.add_worksheet(self.say(name))
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(*frozen)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def table(
        self,
        name: Message,
        titles: Sequence[Message],
        widths: Sequence[int],
        rows: Iterable[Sequence[Cell]],
    ) -> None:
        """Write a sheet that is a plain list with filters."""
        sheet = self.sheet(name, (HEADER_ROWS, 0))
        for place, (one, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, self.say(one), self.title)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(last, place, value, self.plain)
                else:
                    style = self.whole if isinstance(value, int) else self.hours
                    sheet.write_number(last, place, value, style)
        sheet.autofilter(0, 0, max(last, 1), len(titles) - 1)
