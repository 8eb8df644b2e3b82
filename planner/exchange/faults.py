"""Collecting everything wrong in a folder before saying anything."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner.errors import BadInput, Fault
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 0.6
"""How close a word must be to a known one to be suggested (0 to 1)."""
SHOWN = 6
"""How many known words are named where none is near."""


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self._at: dict[tuple[str, int, str], list[Fault]] = {}

    def add(self, file: str, line: int, column: str, said: Message) -> None:
        """Note one fault; the same one is noted once."""
        fault = Fault(file=file, line=line, column=column, message=said)
        here = self._at.setdefault((file, line, column), [])
        if fault not in here:
            here.append(fault)
            self.found.append(fault)

    def about(self, file: str) -> bool:
        """Return whether a fault of this file was noted."""
        return any(fault.file == file for fault in self.found)

    def stop_if_any(self) -> None:
        """Raise `BadInput` with every fault noted, if there is one."""
        if self.found:
            raise BadInput(self.found)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like another, none when none does."""
    lower = {name.lower(): name for name in sorted(known)}
    close = get_close_matches(word.lower(), lower, n=1, cutoff=ALIKE)
    return lower[close[0]] if close else None


def suggestion(word: str, known: Iterable[str]) -> Message:
    """Return what to do about an unknown word, naming the nearest known one."""
    known = sorted(set(known))
    if close := nearest(word, known):
        return message("did you mean '{name}'?", name=close)
    if not known:
        return message("none is defined.")
    shown = ", ".join(known[:SHOWN])
    if len(known) > SHOWN:
        return message("write one of: {names}, …", names=shown)
    return message("write one of: {names}.", names=shown)
