"""The grid by post: who holds it, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.exchange.sheets.grid import NAME_COLUMNS, grid_sheet, set_height
from planner.rules.missing import Missing
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.rota import Assignment
    from planner.exchange.sheets.book import Book


def write_posts(book: Book) -> None:
    """Write the sheet."""
    titles = (message("Site"), message("Post"))
    sheet = grid_sheet(book, message("By post"), titles)
    lack = Missing(book.problem, book.rota)
    for row, post in enumerate(book.problem.posts, start=1):
        site = book.problem.sites_by_id[post.site_id]
        sheet.write_string(row, 0, site.name, book.title)
        sheet.write_string(row, 1, post.name, book.title)
        texts: list[str] = []
        for place, day in enumerate(book.problem.period.days, start=NAME_COLUMNS):
            missing = _missing(lack, post.id, day)
            held = [_holder(book, one) for one in book.rota.holding(post.id, day)]
            texts.append("\n".join((*held, *missing)))
            closed = book.shaded if book.closed(day) else book.plain
            style = book.lacking if missing else closed
            sheet.write_string(row, place, texts[-1], style)
        set_height(sheet, row, texts)


def _holder(book: Book, one: Assignment) -> str:
    name = book.problem.employee(one.employee_id).name
    return f"{clock(one.start)} {name}"


def _missing(lack: Missing, post_id: str, day: date) -> list[str]:
    """Return one line per stretch below the minimum, once a platform holds its part."""
    return [
        f"{clock(left.start)} -{left.minimum}"
        for left in lack.of((post_id, day))
        if left.minimum
    ]
