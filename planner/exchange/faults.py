"""Collecting everything wrong in a folder before saying anything."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner.errors import BadInput, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 0.6
"""How close a word must be to a known one to be suggested (0 to 1)."""


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, column: str, message: str) -> None:
        """Note one fault; the same one is noted once."""
        fault = Fault(file=file, line=line, column=column, message=message)
        if fault not in self.found:
            self.found.append(fault)

    def about(self, file: str) -> bool:
        """Return whether a fault of this file was noted."""
        return any(fault.file == file for fault in self.found)

    def stop_if_any(self) -> None:
        """Raise `BadInput` with every fault noted, if there is one."""
        if self.found:
            raise BadInput(self.found)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return what to do about an unknown word, naming the nearest known one."""
    known = sorted(set(known))
    lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), lower, n=1, cutoff=ALIKE)
    if close:
        return f"did you mean '{lower[close[0]]}'?"
    if not known:
        return "none is defined."
    shown = ", ".join(known[:6])
    return f"write one of: {shown}{', …' if len(known) > 6 else '.'}"
