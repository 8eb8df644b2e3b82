"""Hours as one writes them, for tests."""

from __future__ import annotations

from planner.domain.shift import Piece


def minutes(clock: str) -> int:
    """Return `"08:30"` in minutes since midnight (or `"37:30"` in minutes)."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def pieces(hours: str) -> tuple[Piece, ...]:
    """Return the stretches of `"08:30-12:30 13:15-16:45"`."""
    return tuple(
        Piece(*(minutes(clock) for clock in stretch.split("-")))
        for stretch in hours.split()
    )


def hours_of(hours: str) -> tuple[int, int]:
    """Return from-to of one stretch."""
    return pieces(hours)[0]
