"""The curve of a calculation: points lost over time, drawn and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from planner.store.runs import RunEvent

WIDTH, HEIGHT = 600, 160
DOTS = 240
"""Most corners of the line: more could not be told apart."""
ROWS = 16
"""Most rows of the table, the last moment always among them."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A moment of a calculation."""

    seconds: float
    objective: float
    minimum: float
    target: float


@dataclass(frozen=True, kw_only=True)
class Curve:
    """What is drawn; no line before two moments are known."""

    line: str
    """Corners in a box of `WIDTH` by `HEIGHT`."""
    rows: tuple[Dot, ...]
    highest: float
    lowest: float
    seconds: float
    """Right end of the time axis."""


def dot_of(event: RunEvent) -> Dot:
    """Return what an event adds to the curve."""
    content: Mapping[str, Any] = event.content
    return Dot(
        seconds=content["seconds"],
        objective=content["objective"],
        minimum=content["shortage_minutes"]["minimum"],
        target=content["shortage_minutes"]["target"],
    )


def curve_of(dots: Sequence[Dot], limit: float) -> Curve:
    """Return the curve of a calculation that may take `limit` seconds.

    Points are drawn by their order of size: a first rota loses a thousand times more
    than a good one, and what follows would else be a flat line.
    """
    if not dots:
        return Curve(line="", rows=(), highest=0, lowest=0, seconds=limit)
    end = max(limit, dots[-1].seconds, 1.0)
    sizes = [log10(1 + max(0.0, dot.objective)) for dot in dots]
    top, bottom = max(sizes), min(sizes)
    span = top - bottom or 1.0
    corners: list[str] = []
    for place in _spread(len(dots), DOTS):
        x = WIDTH * dots[place].seconds / end
        y = HEIGHT * (top - sizes[place]) / span
        if corners:  # the rota is as good as before until it is better
            corners.append(f"{x:.1f},{corners[-1].split(',')[1]}")
        corners.append(f"{x:.1f},{y:.1f}")
    return Curve(
        line=" ".join(corners) if len(dots) > 1 else "",
        rows=tuple(dots[place] for place in _spread(len(dots), ROWS)),
        highest=max(dot.objective for dot in dots),
        lowest=min(dot.objective for dot in dots),
        seconds=end,
    )


def _spread(count: int, most: int) -> list[int]:
    """Return at most so many places in a list, evenly, first and last among them."""
    if count <= most:
        return list(range(count))
    return sorted({round(step * (count - 1) / (most - 1)) for step in range(most)})
