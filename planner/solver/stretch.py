"""Part of a day over which the staffing of a post cannot change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.domain.work import Requirement


class Stretch(NamedTuple):
    """Part of a requirement over which the same columns can be on the post."""

    requirement: Requirement
    minutes: int
    below_minimum: int
    """Column: people missing below the minimum."""
    below_target: int
    """Column: people missing between minimum and target."""
    above_maximum: int | None = None
    """Column: people above the maximum; none where there is no limit."""
    held: int | None = None
    """Column: people a platform stands in for; none for a post without platform."""
