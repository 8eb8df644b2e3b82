"""The sheets of what happens besides posts: work that waits, relays, voices, hardship.

Most establishments use only some of it: a sheet with nothing to say is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.evaluation.backlog import backlogs
from planner.evaluation.continuity import continuity
from planner.evaluation.ledger import NAMES, ledger
from planner.evaluation.relays import Relay, relays
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.sheets.book import Book, Cell

MINUTES_AN_HOUR = 60


def write_backlog(book: Book) -> None:
    """Write what waits of each stream of work at the end of each date."""
    streams = book.problem.streams_by_id
    rows = [
        (
            streams[one.stream_id].name,
            book.said(one.date),
            one.waiting / MINUTES_AN_HOUR,
            one.age,
            one.late / MINUTES_AN_HOUR,
            one.done / MINUTES_AN_HOUR,
        )
        for one in backlogs(book.problem, book.rota)
    ]
    titles = (
        message("Stream"),
        message("Date"),
        message("Waiting"),
        message("Age (working days)"),
        message("Late"),
        message("Done"),
    )
    if rows:
        book.table(message("Work that waits"), titles, (40, *(14,) * 5), rows)


def write_relays(book: Book) -> None:
    """Write who takes which line during whose break."""
    rows = [
        _relay(book, one)
        for day in book.problem.period.days
        for one in relays(book.problem, book.rota, day)
    ]
    titles = (
        message("Date"),
        message("Line"),
        message("From"),
        message("To"),
        message("On a break"),
        message("Taken by"),
    )
    if rows:
        book.table(message("Relays"), titles, (14, 40, 8, 8, 28, 28), rows)


def _relay(book: Book, one: Relay) -> Sequence[Cell]:
    problem = book.problem
    return (
        book.said(one.day),
        problem.post(one.post_id).name,
        clock(one.start),
        clock(one.end),
        problem.employee(one.holder_id).name,
        problem.employee(one.taker_id).name
        if one.taker_id
        else book.say(message("line closed")),
    )


def write_voices(book: Book) -> None:
    """Write how many people hold each phone line in each week."""
    rows = [
        (book.problem.post(one.post_id).name, book.said(one.monday), one.people)
        for one in continuity(book.problem, book.rota).voices
    ]
    titles = (message("Line"), message("Monday of the week"), message("People"))
    if rows:
        book.table(message("Voices"), titles, (40, 20, 14), rows)


def write_hardship(book: Book) -> None:
    """Write what weighs on each person, past months included."""
    rows = [
        (
            book.problem.employee(one.employee_id).name,
            book.say(NAMES[one.kind]),
            float(one.past),
            float(one.period),
            float(one.points),
        )
        for one in ledger(book.problem, book.rota)
    ]
    titles = (
        message("Name"),
        message("Hardship"),
        message("In past months"),
        message("In the period"),
        message("Points"),
    )
    if rows:
        book.table(message("Hardship"), titles, (28, 30, 14, 14, 14), rows)
