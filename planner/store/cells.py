"""Cells of a grid as JSON: what each held before, and what it holds after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner.domain.rota import Assignment, Cell

Held = tuple[Assignment, ...]
"""What one cell holds, by start."""
Cells = Mapping[Cell, Held]


def written(held: Iterable[Assignment]) -> list[list[Any]]:
    """Return the assignments of one cell as short lists."""
    return [[a.start, a.end, a.post_id, a.place, a.pinned] for a in held]


def read(cell: Cell, found: Iterable[list[Any]]) -> Held:
    """Return the assignments of a cell."""
    employee_id, day = cell
    return tuple(
        Assignment(
            date=day,
            employee_id=employee_id,
            start=start,
            end=end,
            post_id=post_id,
            place=place,
            pinned=pinned,
        )
        for start, end, post_id, place, pinned in found
    )


def written_change(before: Cells, after: Cells) -> list[dict[str, Any]]:
    """Return what changed, cell by cell."""
    return [
        {
            "employee": cell[0],
            "date": cell[1].isoformat(),
            "before": written(before[cell]),
            "after": written(after[cell]),
        }
        for cell in after
    ]


def read_change(found: Iterable[Mapping[str, Any]], side: str) -> Cells:
    """Return the cells of a change, as they were `before` or are `after`."""
    cells: dict[Cell, Held] = {}
    for one in found:
        cell = (one["employee"], date.fromisoformat(one["date"]))
        cells[cell] = read(cell, one[side])
    return cells


def written_cells(cells: Cells) -> dict[str, Any]:
    """Return cells as one JSON object."""
    return {
        "cells": [
            {"employee": name, "date": day.isoformat(), "held": written(held)}
            for (name, day), held in cells.items()
        ]
    }


def read_cells(content: Mapping[str, Any] | None) -> Held:
    """Return all assignments of cells kept as a JSON object."""
    found = content["cells"] if content else []
    return tuple(
        assignment
        for cell in read_change(found, "held").values()
        for assignment in cell
    )
