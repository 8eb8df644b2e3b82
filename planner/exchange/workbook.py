"""A rota as an Excel workbook people can print, filter and annotate."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from xlsxwriter import Workbook

from planner.exchange.sheets.besides import (
    write_backlog,
    write_hardship,
    write_relays,
    write_voices,
)
from planner.exchange.sheets.book import Book
from planner.exchange.sheets.lists import (
    write_gaps,
    write_hours,
    write_legend,
    write_violations,
)
from planner.exchange.sheets.people import write_people
from planner.exchange.sheets.posts import write_posts

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.evaluation.evaluate import Evaluation

SHEETS = (
    write_people,
    write_posts,
    write_gaps,
    write_hours,
    write_violations,
    write_backlog,
    write_relays,
    write_voices,
    write_hardship,
    write_legend,
)
"""One line per sheet, in the order of the tabs; some are left out when empty."""
SAFE = {"strings_to_formulas": False, "strings_to_urls": False}
"""A name that begins with `=` stays a name."""


def write_workbook(
    path: Path | BinaryIO,
    problem: Problem,
    rota: Rota,
    evaluation: Evaluation,
    language: str,
) -> None:
    """Write the workbook of a rota in a language (`fr` or `en`).

    Absences show that someone is away, never why.
    """
    with Workbook(path, SAFE) as file:
        book = Book(
            file=file,
            problem=problem,
            rota=rota,
            evaluation=evaluation,
            language=language,
        )
        for write_sheet in SHEETS:
            write_sheet(book)
