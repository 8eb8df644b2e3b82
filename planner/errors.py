"""What can go wrong in a way a person can act on: one sentence each.

Every refusal Relais expects is one of these. A face turns it into a page, a JSON
body or a line on standard error in one place; anything else is a defect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.text.message import Message, Term, message

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = (
    message("plan"),
    message("post"),
    message("employee"),
    message("run"),
    message("rule"),
    message("version"),
    message("link"),
    message("letter"),
    message("person told"),
    message("site"),
    message("comment"),
    message("week"),
    message("repair"),
    message("offer"),
    message("figure"),
    message("absence"),
)
"""The things that may be unknown, named here for the extractor of the catalogue."""


class PlannerError(Exception):
    """Base of every expected refusal: a sentence, of the catalogue or not."""

    def __init__(self, said: Message | str) -> None:
        # The arguments stay those of the subclass: errors travel between processes.
        self.said = said if isinstance(said, Message) else _unknown(said)
        """The sentence, to be kept or said in any language."""

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str) -> str:
        """Return the sentence to show in `language` (`fr` or `en`)."""
        return self.said.say(language)


def _unknown(sentence: str) -> Message:
    """Return a sentence as a message: it may hold anything, braces included."""
    return Message("{sentence}", {"sentence": Term(sentence)})


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing wrong in a file a person gave us, and what to do about it."""

    file: str
    """Name of the file, relative to the folder given."""
    line: int
    """Line in the file as a spreadsheet numbers it (the header is 1); 0 if none."""
    column: str
    """Name of the column or key; empty when the whole line or file is meant."""
    message: Message
    """One sentence: what is wrong and what to do."""

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str) -> str:
        """Return where it is and what is wrong in `language`."""
        return self.said.say(language)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What faults are sorted by: where they are."""
        return self.file, self.line, self.column, self.message.say("en")

    @property
    def said(self) -> Message:
        """Where it is and what is wrong."""
        return message("{place}: {fault}", place=self._place, fault=self.message)

    @property
    def _place(self) -> Message | str:
        if self.line and self.column:
            return message(
                "{file}, line {line}, column {column}",
                file=self.file,
                line=self.line,
                column=self.column,
            )
        if self.line:
            return message("{file}, line {line}", file=self.file, line=self.line)
        if self.column:
            return message(
                "{file}, column {column}", file=self.file, column=self.column
            )
        return self.file


@dataclass(frozen=True, kw_only=True)
class Shortened:
    """How a long list of faults is told: so many of them, and what ends it."""

    shown: int
    ending: Message


class BadInput(PlannerError):
    """Files that cannot be taken in; carries every fault found, not the first."""

    def __init__(self, faults: Iterable[Fault], most: Shortened | None = None) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.order))
        told = self.faults[: most.shown] if most else self.faults
        lines = {f"fault_{n}": fault.said for n, fault in enumerate(told)}
        if most:
            lines["ending"] = most.ending
        super().__init__(Message("\n".join(f"{{{name}}}" for name in lines), lines))


class InvalidValue(PlannerError):
    """A domain value that contradicts itself: say an interval that ends too early."""


class UnknownId(PlannerError):
    """An id that names nothing in the problem at hand."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        super().__init__(
            message(
                "There is no {kind} called '{name}' here.", kind=Term(kind), name=name
            )
        )


class JudgeDisagrees(PlannerError):
    """The solver's own figure for a rota differs from the judge's: a defect of ours."""


class EngineFailed(PlannerError):
    """The optimisation engine stopped with an error instead of an answer."""


class NoRota(EngineFailed):
    """The engine found that no rota obeys every hard rule as it is asked to."""
