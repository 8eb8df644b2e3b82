"""How long and how to search."""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import InvalidValue
from planner.text.message import message

ENGINES = ("highs", "cp-sat", "gscip")


@dataclass(frozen=True, kw_only=True)
class SolverConfig:
    """Limits and choices of one calculation."""

    seconds: float = 60.0
    """Wall time to spend, exceeded only to end a first rota of the whole period;
    ignored when `work` is given."""
    work: int | None = None
    """Improvement steps to make instead of a wall time: the same answer every time."""
    seed: int = 0
    gap: float = 0.0
    """Stop once the proven gap is this small (0.02 is 2 %)."""
    engine: str = "highs"
    workers: int = 2
    """Processes used; one of them proves the bound when there are at least two."""

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise InvalidValue(
                message(
                    "There is no engine '{engine}'; choose one of: {names}.",
                    engine=self.engine,
                    names=", ".join(ENGINES),
                )
            )
        if self.seconds <= 0:
            raise InvalidValue(
                message("The time to spend must be more than 0 seconds.")
            )
        if self.work is not None and self.work < 0:
            raise InvalidValue(message("The work limit must not be negative."))
        if not 0 <= self.gap < 1:
            raise InvalidValue(
                message("The gap must be between 0 and 1 (0.02 for 2 %).")
            )
        if self.workers < 1:
            raise InvalidValue(message("At least one worker is needed."))
