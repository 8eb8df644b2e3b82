"""What can go wrong in a way a person can act on: one sentence each.

Every refusal Relais expects is one of these. A face turns it into a page, a JSON
body or a line on standard error in one place; anything else is a defect.
"""

from __future__ import annotations

from dataclasses import dataclass


class PlannerError(Exception):
    """Base of every expected refusal; `str(error)` is the sentence to show."""


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """One thing wrong in a file a person gave us, and what to do about it."""

    file: str
    """Name of the file, relative to the folder given."""
    line: int
    """Line in the file as a spreadsheet numbers it (the header is 1); 0 if none."""
    column: str
    """Name of the column or key; empty when the whole line or file is meant."""
    message: str
    """One sentence: what is wrong and what to do."""

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += f", line {self.line}"
        if self.column:
            where += f", column {self.column}"
        return f"{where}: {self.message}"


class BadInput(PlannerError):
    """Files that cannot be taken in; carries every fault found, not the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class InvalidValue(PlannerError):
    """A domain value that contradicts itself: say an interval that ends too early."""


class UnknownId(PlannerError):
    """An id that names nothing in the problem at hand."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        super().__init__(f"There is no {kind} called '{name}' here.")


class JudgeDisagrees(PlannerError):
    """The solver's own figure for a rota differs from the judge's: a defect of ours."""


class EngineFailed(PlannerError):
    """The optimisation engine stopped with an error instead of an answer."""
