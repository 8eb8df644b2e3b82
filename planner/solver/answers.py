"""What comes back from the processes of a search, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.errors import EngineFailed
from planner.solver.crew import LOST
from planner.solver.part import NOTHING
from planner.text.message import message

if TYPE_CHECKING:
    from planner.solver.part import Part

LOST_IN_A_ROW = 6
"""Tasks that may end without a word, one after the other, before it is given up."""


class Answers:
    """Reads outcomes of tasks, and notices when none ever comes back."""

    def __init__(self) -> None:
        self._lost = 0

    def read(self, outcome: Any) -> Part:
        """Return what a task found, nothing for one that was lost.

        Raises `EngineFailed` once `LOST_IN_A_ROW` were lost one after the other.
        """
        if outcome is not LOST:
            self._lost = 0
            part: Part = outcome
            return part
        self._lost += 1
        if self._lost >= LOST_IN_A_ROW:
            raise EngineFailed(
                message(
                    "The processes that calculate end without a word, time after "
                    "time: look whether the machine has memory enough."
                )
            )
        return NOTHING
