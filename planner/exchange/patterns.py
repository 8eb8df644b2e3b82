"""Working patterns: one line per week of a cycle, to and from the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.people import WorkingPattern
from planner.errors import InvalidValue
from planner.exchange.days import WEEKDAYS
from planner.exchange.tables.terms import PATTERNS
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults


def read_patterns(
    lines: Iterable[Line], faults: Faults
) -> list[tuple[Line, WorkingPattern]]:
    """Return the patterns with the line of their first week."""
    cycles: dict[str, list[Line]] = {}
    for line in lines:
        cycles.setdefault(line.values["id"], []).append(line)
    found = (
        (weeks[0], _pattern(name, weeks, faults)) for name, weeks in cycles.items()
    )
    return [(line, pattern) for line, pattern in found if pattern is not None]


def _pattern(name: str, weeks: list[Line], faults: Faults) -> WorkingPattern | None:
    first = weeks[0]
    ordered = sorted(weeks, key=lambda line: line.values["week"])
    for expected, line in enumerate(ordered, start=1):
        if line.values["week"] != expected:
            faults.add(
                PATTERNS.file,
                line.number,
                "week",
                message(
                    "Week {expected} of pattern '{name}' is missing: number "
                    "the weeks 1, 2, 3….",
                    expected=expected,
                    name=name,
                ),
            )
            return None
        if line.values["anchor"] != first.values["anchor"]:
            faults.add(
                PATTERNS.file,
                line.number,
                "anchor",
                message(
                    "Pattern '{name}' has two anchors: write the same on all "
                    "its weeks.",
                    name=name,
                ),
            )
            return None
    try:
        return WorkingPattern(
            id=name,
            weeks=tuple(tuple(line.values[d] for d in WEEKDAYS) for line in ordered),
            anchor=first.values["anchor"],
        )
    except InvalidValue as refused:
        faults.add(PATTERNS.file, first.number, "", refused.said)
        return None


def pattern_rows(patterns: Iterable[WorkingPattern]) -> list[dict[str, Any]]:
    """Return the rows of the table."""
    return [
        {
            "id": pattern.id,
            "week": number,
            "anchor": pattern.anchor,
            **dict(zip(WEEKDAYS, week, strict=True)),
        }
        for pattern in patterns
        for number, week in enumerate(pattern.weeks, start=1)
    ]
