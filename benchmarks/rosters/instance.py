"""A public shift-scheduling instance, as its text file states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Staff:
    """One person and her limits; days are numbered from 0, a Monday."""

    id: str
    most_of: Mapping[str, int]
    most_minutes: int
    fewest_minutes: int
    most_in_a_row: int
    fewest_in_a_row: int
    fewest_off_in_a_row: int
    most_weekends: int
    days_off: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Cover:
    """How many people a shift needs on a day, and what one less or more costs."""

    day: int
    shift: str
    people: int
    under: int
    over: int


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A shift someone would like, or would rather not have, on a day."""

    staff: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True, kw_only=True)
class Instance:
    """Everything a file says."""

    name: str
    days: int
    minutes: Mapping[str, int]
    """Length of each shift."""
    not_followed_by: Mapping[str, frozenset[str]]
    staff: tuple[Staff, ...]
    wanted: tuple[Wish, ...]
    unwanted: tuple[Wish, ...]
    cover: tuple[Cover, ...]


def read_instance(path: Path) -> Instance:
    """Return the instance of a file."""
    lines = _sections(path.read_text(encoding="utf-8"))
    off = {name: frozenset(map(int, days)) for name, *days in lines["DAYS_OFF"]}
    shifts = lines["SHIFTS"]
    return Instance(
        name=path.stem,
        days=int(lines["HORIZON"][0][0]),
        minutes={name: int(length) for name, length, _ in shifts},
        not_followed_by={
            name: frozenset(after.split("|")) for name, _, after in shifts if after
        },
        staff=tuple(_staff(fields, off) for fields in lines["STAFF"]),
        wanted=tuple(map(_wish, lines["SHIFT_ON_REQUESTS"])),
        unwanted=tuple(map(_wish, lines["SHIFT_OFF_REQUESTS"])),
        cover=tuple(map(_cover, lines["COVER"])),
    )


def _sections(text: str) -> Mapping[str, list[list[str]]]:
    """Return the fields of each line, by name of section."""
    sections: dict[str, list[list[str]]] = {}
    for line in _said(text):
        if line.startswith("SECTION_"):
            current = sections.setdefault(line.removeprefix("SECTION_"), [])
        else:
            current.append([field.strip() for field in line.split(",")])
    return sections


def _said(text: str) -> Iterator[str]:
    for line in map(str.strip, text.splitlines()):
        if line and not line.startswith("#"):
            yield line


def _staff(fields: list[str], off: Mapping[str, frozenset[int]]) -> Staff:
    name, most_of, *figures = fields
    numbers = [int(figure) for figure in figures]
    counts = (pair.split("=") for pair in most_of.split("|"))
    return Staff(
        id=name,
        most_of={shift: int(count) for shift, count in counts},
        most_minutes=numbers[0],
        fewest_minutes=numbers[1],
        most_in_a_row=numbers[2],
        fewest_in_a_row=numbers[3],
        fewest_off_in_a_row=numbers[4],
        most_weekends=numbers[5],
        days_off=off.get(name, frozenset()),
    )


def _wish(fields: list[str]) -> Wish:
    name, day, shift, weight = fields
    return Wish(staff=name, day=int(day), shift=shift, weight=int(weight))


def _cover(fields: list[str]) -> Cover:
    day, shift, people, under, over = fields
    return Cover(
        day=int(day), shift=shift, people=int(people), under=int(under), over=int(over)
    )
