"""The list of contacts as a CSV file: one line for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.csv_table import Line, bytes_of, lines_in
from planner.exchange.kinds import ID, TEXT, one_of
from planner.exchange.tables.table import Table, column
from planner.text.message import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.exchange.faults import Faults

FILE = "contacts.csv"
CONTACTS = Table(
    name="contacts",
    meaning="Where people receive their letters.",
    columns=(
        column("employee", ID, "Who, by id.", "e01", required=True),
        column("name", TEXT, "Her name.", "Agathe Lilas", shown_only=True),
        column("service", TEXT, "Her home service.", "Urgences", shown_only=True),
        column("email", TEXT, "Her e-mail address.", "a.lilas@example.org", default=""),
        column("phone", TEXT, "Her telephone.", "01 23 45 67 89", default=""),
        column("language", one_of(LANGUAGES), "Of letters to her.", "fr", default=""),
    ),
    key=("employee",),
)


def read_contacts(content: bytes, faults: Faults) -> list[Line]:
    """Return the lines of a list of contacts; note everything wrong with it."""
    return lines_in(content, FILE, CONTACTS, faults)


def contacts_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the file of a list of contacts, a row mapping columns to texts."""
    return bytes_of(CONTACTS, rows)
