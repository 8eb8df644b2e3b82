"""Cells that hold pairs: skills with levels, shift types with counts, successions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.kinds import Kind, Unreadable, words
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping


def _levels(text: str) -> Mapping[str, int]:
    levels: dict[str, int] = {}
    for part in words(text):
        name, _, level = part.partition(":")
        if level not in ("1", "2", "3"):
            raise Unreadable(
                message(
                    "'{part}' is not a skill: write it as {name}:2 (1 to 3).",
                    part=part,
                    name=name,
                )
            )
        if name in levels:
            raise Unreadable(
                message("Skill '{name}' is given twice: keep one level.", name=name)
            )
        levels[name] = int(level)
    return levels


def _counts(text: str) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for part in words(text):
        name, _, times = part.partition(":")
        if not times.isdecimal():
            raise Unreadable(
                message(
                    "'{part}' is not a count: write it as {name}:4.",
                    part=part,
                    name=name,
                )
            )
        if name in counts:
            raise Unreadable(
                message("'{name}' is given twice: keep one number.", name=name)
            )
        counts[name] = int(times)
    return counts


def _successions(text: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for part in words(text):
        before, arrow, after = part.partition(">")
        if not (before and arrow and after):
            raise Unreadable(
                message("'{part}' is not a succession: write it as S>M.", part=part)
            )
        found.setdefault(before, set()).add(after)
    return {before: frozenset(after) for before, after in found.items()}


def _write_successions(value: Mapping[str, frozenset[str]]) -> str:
    return " ".join(
        f"{before}>{after}"
        for before in sorted(value)
        for after in sorted(value[before])
    )


LEVELS = Kind(
    name="skills",
    allowed="`specialty:level` separated by spaces, level 1 to 3",
    read=_levels,
    write=lambda value: " ".join(f"{name}:{value[name]}" for name in sorted(value)),
    names=tuple,
)
COUNTS = Kind(
    name="counts",
    allowed="`id:number` separated by spaces",
    read=_counts,
    write=lambda value: " ".join(f"{name}:{value[name]}" for name in sorted(value)),
    names=tuple,
)
SUCCESSIONS = Kind(
    name="successions",
    allowed="`before>after` separated by spaces",
    read=_successions,
    write=_write_successions,
    names=lambda value: tuple({*value, *(a for one in value.values() for a in one)}),
)
