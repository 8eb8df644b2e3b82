"""What people are told by e-mail: their own days, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from planner.store.outbox import Letter
from planner.text.message import Message, message, say_clock, say_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.difference import DayChange, PersonChange
    from planner.domain.rota import Assignment
    from planner.services.names import Names
    from planner.store.contacts import Contact

LINK = "{{link}}"
"""Stands in a body for the address to answer at, which only sending knows."""
SENT_ALREADY = "…"
"""Shown in its place once the letter has gone."""
CELL = 'style="padding:4px 10px;border-bottom:1px solid #cfd8de;vertical-align:top"'


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Why people are written to."""

    subject: Message
    opening: Message
    first: bool = False
    """A first rota: there is no before."""


def first_rota(title: str) -> Occasion:
    """Return the occasion of a first publication."""
    return Occasion(
        subject=message("Your rota: {plan}", plan=title),
        opening=message("Your rota for {plan} is out. Your days:", plan=title),
        first=True,
    )


def changed_rota(title: str) -> Occasion:
    """Return the occasion of a later publication."""
    return Occasion(
        subject=message("Your rota changes: {plan}", plan=title),
        opening=message("Your rota for {plan} changes on these dates:", plan=title),
    )


def withdrawn_rota(title: str) -> Occasion:
    """Return the occasion of a withdrawal."""
    return Occasion(
        subject=message("Your rota goes back to what it was: {plan}", plan=title),
        opening=message(
            "The last change of the rota for {plan} is withdrawn. For you, these dates "
            "are again as before:",
            plan=title,
        ),
    )


def letter(
    occasion: Occasion,
    change: PersonChange,
    names: Names,
    contact: Contact,
    token: str,
    *,
    again: bool = False,
) -> Letter:
    """Return the letter that tells a person what changes for her."""
    language = contact.language
    subject = occasion.subject.say(language)
    if again:
        subject = message("Reminder: {subject}", subject=subject).say(language)
    body = _Body(occasion, change, names, language)
    return Letter(
        recipient=contact.address,
        subject=subject,
        text=body.text(),
        html=body.html(),
        language=language,
        token=token,
    )


class _Body:
    def __init__(
        self, occasion: Occasion, change: PersonChange, names: Names, language: str
    ) -> None:
        self.occasion = occasion
        self.change = change
        self.names = names
        self.language = language
        self.hello = self._say(
            message("Hello {name},", name=names.person(change.employee_id))
        )
        self.opening = self._say(occasion.opening)
        self.ask = self._say(message("Please say that you have seen it:"))
        self.button = self._say(message("I have seen it"))
        self.closing = self._say(
            message("Any question? Ask the coordination of the secretariats.")
        )

    def text(self) -> str:
        """Return the letter in plain text."""
        parts = (
            self.hello,
            self.opening,
            "\n".join(self._line(day) for day in self.change.days),
            f"{self.ask}\n{LINK}",
            self.closing,
        )
        return "\n\n".join(parts) + "\n"

    def html(self) -> str:
        """Return the letter in HTML that mail programs understand."""
        head = "".join(
            f'<th align="left" {CELL}>{escape(one)}</th>' for one in self._head()
        )
        rows = "".join(self._row(day) for day in self.change.days)
        return (
            f'<!doctype html><html lang="{self.language}"><body '
            'style="font-family:Arial,sans-serif;color:#1c2a33">'
            f"<p>{escape(self.hello)}</p><p>{escape(self.opening)}</p>"
            f'<table cellspacing="0" style="border-collapse:collapse"><tr>{head}</tr>'
            f"{rows}</table>"
            f"<p>{escape(self.ask)}</p>"
            f'<p><a href="{LINK}" style="background:#0b4f6c;color:#ffffff;'
            'padding:10px 18px;border-radius:4px;text-decoration:none">'
            f"{escape(self.button)}</a></p><p>{escape(self.closing)}</p></body></html>"
        )

    def _head(self) -> list[str]:
        head = [message("Date"), message("Now")]
        if not self.occasion.first:
            head.insert(1, message("Before"))
        return [self._say(one) for one in head]

    def _row(self, day: DayChange) -> str:
        cells = [[say_date(day.date, self.language)], self._works(day.after)]
        if not self.occasion.first:
            cells.insert(1, self._works(day.before))
        inside = "".join(
            f"<td {CELL}>{'<br>'.join(escape(line) for line in lines)}</td>"
            for lines in cells
        )
        return f"<tr>{inside}</tr>"

    def _line(self, day: DayChange) -> str:
        date = say_date(day.date, self.language)
        after = ", ".join(self._works(day.after))
        if self.occasion.first:
            said = message("- {date}: {after}", date=date, after=after)
            return self._say(said)
        said = message(
            "- {date}\n  before: {before}\n  now: {after}",
            date=date,
            before=", ".join(self._works(day.before)),
            after=after,
        )
        return self._say(said)

    def _works(self, day: Iterable[Assignment]) -> list[str]:
        said = [
            f"{say_clock(one.start, self.language)}–{say_clock(one.end, self.language)}"
            f" {self.names.work(one)}"
            for one in day
        ]
        return said or [self._say(message("not at work"))]

    def _say(self, said: Message) -> str:
        return said.say(self.language)
