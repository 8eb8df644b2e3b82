"""The grid by person: where each one works, day after day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, worked_segments
from planner.exchange.sheets.grid import NAME_COLUMNS, grid_sheet, set_height
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

    from xlsxwriter.format import Format

    from planner.domain.people import Employee
    from planner.exchange.sheets.book import Book

HOME_MARK, PIN_MARK = "(T)", "!"
"""After a code: at home; fixed by a person."""


def write_people(book: Book) -> None:
    """Write the sheet."""
    titles = (message("Service"), message("Name"))
    sheet = grid_sheet(book, message("By person"), titles)
    for row, employee in enumerate(_in_order(book), start=1):
        service = book.problem.services_by_id[employee.home_service_id]
        sheet.write_string(row, 0, service.name, book.title)
        sheet.write_string(row, 1, employee.name, book.title)
        days = book.problem.period.days
        texts = [_text(book, employee, day) for day in days]
        for place, (day, text) in enumerate(zip(days, texts, strict=True)):
            sheet.write_string(
                row, NAME_COLUMNS + place, text, _format(book, employee, day)
            )
        set_height(sheet, row, texts)


def _in_order(book: Book) -> list[Employee]:
    ranks = {service.id: rank for rank, service in enumerate(book.problem.services)}
    return sorted(
        book.problem.employees,
        key=lambda one: (one.pool_id or "", ranks[one.home_service_id], one.name),
    )


def _away(book: Book, employee: Employee, day: date) -> bool:
    absences = book.problem.absences_of.get(employee.id, ())
    return any(one.first <= day <= one.last and one.whole_day for one in absences)


def _text(book: Book, employee: Employee, day: date) -> str:
    """Return the hours and posts of a day, the word for away, or nothing."""
    held = book.rota.on(employee.id, day)
    if held:
        return "\n".join((hours_of(book, held), *(_code(one) for one in held)))
    worked = book.problem.shifts_on(employee, day)
    return book.say(message("away")) if worked and _away(book, employee, day) else ""


def hours_of(book: Book, held: tuple[Assignment, ...]) -> str:
    """Return the id of the shift type that was worked, else the times."""
    segments = worked_segments(held)
    for shift in book.problem.shift_types:
        if shift.segments == segments:
            return shift.id
    return f"{segments[0].start // 60}-{-(-segments[-1].end // 60)} h"


def _code(one: Assignment) -> str:
    marks = (HOME_MARK if one.remote else "") + (PIN_MARK if one.pinned else "")
    return f"{one.post_id} {marks}".rstrip()


def _format(book: Book, employee: Employee, day: date) -> Format:
    if _away(book, employee, day):
        return book.away
    return book.shaded if book.closed(day) else book.plain
