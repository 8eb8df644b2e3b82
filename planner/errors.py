"""What can go wrong in a way a person can act on: one sentence each.

Every refusal Relais expects is one of these. A face turns it into a page, a JSON
body or a line on standard error in one place; anything else is a defect.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.text.message import Message, Term, catalogue, message

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
    """Base of every expected refusal; `str(error)` is its sentence in English."""

    def say(self, language: str) -> str:
        """Return the sentence to show in `language` (`fr` or `en`)."""
        return catalogue(language).gettext(str(self))


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
        return self._whole.say(language)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What faults are sorted by: where they are."""
        return self.file, self.line, self.column, self.message.say("en")

    @property
    def _whole(self) -> Message:
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


class BadInput(PlannerError):
    """Files that cannot be taken in; carries every fault found, not the first."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = tuple(sorted(faults, key=lambda fault: fault.order))

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str) -> str:
        """Return one line per fault."""
        return "\n".join(fault.say(language) for fault in self.faults)


class InvalidValue(PlannerError):
    """A domain value that contradicts itself: say an interval that ends too early."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str) -> str:
        """Return the sentence to show in `language`."""
        return self.said.say(language)


class UnknownId(PlannerError):
    """An id that names nothing in the problem at hand."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(kind, name)
        self.kind = kind
        self.name = name

    def __str__(self) -> str:
        return self.say("en")

    def say(self, language: str) -> str:
        """Return the sentence to show; kinds are words of the catalogue."""
        refusal = message(
            "There is no {kind} called '{name}' here.",
            kind=Term(self.kind),
            name=self.name,
        )
        return refusal.say(language)


class JudgeDisagrees(PlannerError):
    """The solver's own figure for a rota differs from the judge's: a defect of ours."""


class EngineFailed(PlannerError):
    """The optimisation engine stopped with an error instead of an answer."""
