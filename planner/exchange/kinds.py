"""How one cell of a table is read, written and described."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.domain.clock import END_OF_DAY, GRID, clock
from planner.domain.shift import Piece
from planner.domain.work import Criticality
from planner.exchange.faults import suggestion
from planner.text.message import Message, message

if TYPE_CHECKING:
    from enum import StrEnum

YES = frozenset({"yes", "y", "oui", "o", "true", "vrai", "x", "1"})
NO = frozenset({"no", "n", "non", "false", "faux", "0"})
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What French Excel puts inside numbers and before signs."""
REMEMBERED = 4096
"""Texts whose value is kept, of kinds whose cells say the same over and over."""


class Unreadable(ValueError):
    """A cell that does not say what its column asks; `said` tells what to write."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return self.said.say("en")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the cells of a column hold."""

    name: str
    allowed: str
    """What may be written, for the documentation."""
    read: Callable[[str], Any]
    """Text of the cell, trimmed and not empty, to value; raises `Unreadable`."""
    write: Callable[[Any], str]
    names: Callable[[Any], tuple[str, ...]] = lambda value: (value,)
    """The ids a value refers to, when the column refers to another table."""


@lru_cache(REMEMBERED)
def _id(text: str) -> str:
    if re.search(r"[\s:;,]", text):
        raise Unreadable(
            message(
                "'{text}' cannot be an id: write it without space, comma or colon.",
                text=text,
            )
        )
    return text


def words(text: str) -> tuple[str, ...]:
    """Return what stands between spaces and commas."""
    return tuple(re.split(r"[\s,]+", text))


def whole(text: str) -> int:
    """Return a whole number, however Excel wrote it."""
    plain = text.strip(SPACES + " ").replace(",", ".")
    if not re.fullmatch(r"\d+(\.0+)?", plain):
        raise Unreadable(
            message("'{text}' is not a whole number: write digits only.", text=text)
        )
    return int(float(plain))


def _percent(text: str) -> int:
    return whole(text.rstrip("% " + SPACES))


@lru_cache(REMEMBERED)
def day(text: str) -> date:
    """Return a date written `2027-03-31` or `31/03/2027`."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})( 00:00(:00)?)?", text):
        year, month, number = (int(found[n]) for n in (1, 2, 3))
    elif found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        number, month, year = (int(found[n]) for n in (1, 2, 3))
    else:
        raise Unreadable(
            message(
                "'{text}' is not a date: write it as 2027-03-31 or 31/03/2027.",
                text=text,
            )
        )
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Unreadable(
            message("'{text}' is not a date of the calendar.", text=text)
        ) from error


@lru_cache(REMEMBERED)
def time_of_day(text: str) -> int:
    """Return minutes since midnight from `8:30`, `08:30:00`, `8h30` or `8h`."""
    minutes = hours_and_minutes(text)
    if minutes is None or minutes > END_OF_DAY:
        raise Unreadable(
            message(
                "'{text}' is not a time of day: write it as 08:30 or 8h30.", text=text
            )
        )
    if minutes % GRID:
        before, after = clock(minutes // GRID * GRID), clock(-(-minutes // GRID) * GRID)
        raise Unreadable(
            message(
                "{text} is not on a quarter-hour: write {before} or {after}.",
                text=text,
                before=before,
                after=after,
            )
        )
    return minutes


def hours_and_minutes(text: str) -> int | None:
    """Return the minutes of `8:30`, `08:30:00`, `8h30` or `8h`; none otherwise."""
    found = re.fullmatch(r"(\d{1,4})\s*[:hH]\s*(?:(\d{2})(?::00)?)?", text)
    if not found or int(found[2] or 0) > 59:
        return None
    return int(found[1]) * 60 + int(found[2] or 0)


def _duration(text: str) -> int:
    minutes = hours_and_minutes(text)
    if minutes is not None:
        return minutes
    plain = text.replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise Unreadable(
            message("'{text}' is not a length of time: write 37h30 or 37,5.", text=text)
        )
    return round(float(plain) * 60)


def _signed_duration(text: str) -> int:
    """Return minutes from a length of time that may be owed: `-2h30`."""
    unsigned = text.lstrip("+-\N{MINUS SIGN}" + SPACES + " ")
    minutes = _duration(unsigned)
    return -minutes if text[0] in "-\N{MINUS SIGN}" else minutes


def _write_duration(minutes: int) -> str:
    sign, length = "-" if minutes < 0 else "", abs(minutes)
    return f"{sign}{length // 60}h{length % 60:02d}"


def _segments(text: str) -> tuple[Piece, ...]:
    return tuple(_segment(part) for part in re.split(r"[\s+/]+", text))


def _segment(text: str) -> Piece:
    ends = re.split(r"[-\N{EN DASH}]", text)
    if len(ends) != 2:
        raise Unreadable(
            message(
                "'{text}' is not a stretch of time: write 08:30-12:30 13:15-16:45.",
                text=text,
            )
        )
    return Piece(time_of_day(ends[0]), time_of_day(ends[1]))


def _flag(text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise Unreadable(
        message(
            "'{text}' is neither yes nor no: write yes, no, oui, non or x.", text=text
        )
    )


CRITICALITIES = {
    "normal": Criticality.NORMAL,
    "important": Criticality.IMPORTANT,
    "critical": Criticality.CRITICAL,
}
SAID_CRITICALITIES = CRITICALITIES | {
    "normale": Criticality.NORMAL,
    "importante": Criticality.IMPORTANT,
    "critique": Criticality.CRITICAL,
    "1": Criticality.NORMAL,
    "2": Criticality.IMPORTANT,
    "3": Criticality.CRITICAL,
}


def _criticality(text: str) -> Criticality:
    if text.lower() not in SAID_CRITICALITIES:
        raise Unreadable(
            message(
                "'{text}' is not known: {advice}",
                text=text,
                advice=suggestion(text, CRITICALITIES),
            )
        )
    return SAID_CRITICALITIES[text.lower()]


def one_of(values: type[StrEnum] | tuple[str, ...]) -> Kind:
    """Return the kind of a column that takes one of a few words."""
    known = {str(value).lower(): value for value in values}

    def read(text: str) -> str:
        if text.lower() not in known:
            raise Unreadable(
                message(
                    "'{text}' is not known: {advice}",
                    text=text,
                    advice=suggestion(text, known),
                )
            )
        return known[text.lower()]

    allowed = ", ".join(f"`{value}`" for value in values)
    return Kind(name="word", allowed=allowed, read=read, write=str)


def several_of(values: type[StrEnum]) -> Kind:
    """Return the kind of a column that takes any of a few words, as a set."""
    single = one_of(values)
    return Kind(
        name="words",
        allowed=f"{single.allowed}, separated by spaces",
        read=lambda text: frozenset(str(single.read(word)) for word in words(text)),
        write=lambda value: " ".join(sorted(value)),
    )


ID = Kind(
    name="id", allowed="any word without space, comma or colon", read=_id, write=str
)
TEXT = Kind(name="text", allowed="any text", read=str, write=str)
IDS = Kind(
    name="ids",
    allowed="ids separated by spaces",
    read=lambda text: frozenset(words(text)),
    write=lambda value: " ".join(sorted(value)),
    names=tuple,
)
IDS_IN_ORDER = Kind(
    name="ids",
    allowed="ids separated by spaces, nothing for a day off",
    read=words,
    write=" ".join,
    names=tuple,
)
NUMBER = Kind(name="number", allowed="a whole number", read=whole, write=str)
PERCENT = Kind(
    name="percent", allowed="1 to 100, the sign is optional", read=_percent, write=str
)
DATE = Kind(
    name="date",
    allowed="`2027-03-31` or `31/03/2027`",
    read=day,
    write=lambda value: value.isoformat(),
)
CLOCK = Kind(
    name="time",
    allowed="`08:30` or `8h30`, on a quarter-hour, up to `24:00`",
    read=time_of_day,
    write=clock,
)
CLOCKS = Kind(
    name="times",
    allowed="times on quarter-hours separated by spaces",
    read=lambda text: tuple(time_of_day(word) for word in text.split()),
    write=lambda value: " ".join(clock(one) for one in value),
)
SEGMENTS = Kind(
    name="stretches",
    allowed="`from-to` separated by spaces, on quarter-hours",
    read=_segments,
    write=lambda value: " ".join(f"{clock(a)}-{clock(b)}" for a, b in value),
)
DURATION = Kind(
    name="length",
    allowed="`37h30`, `37:30` or hours with a decimal comma (`37,5`)",
    read=_duration,
    write=_write_duration,
)
SIGNED_DURATION = Kind(
    name="length",
    allowed="`2h30`, or `-2h30` when it is owed",
    read=_signed_duration,
    write=_write_duration,
)
DURATIONS = Kind(
    name="lengths",
    allowed="lengths separated by spaces: `37h30 35h00`",
    read=lambda text: tuple(_duration(word) for word in text.split()),
    write=lambda value: " ".join(_write_duration(minutes) for minutes in value),
)
FLAG = Kind(
    name="yes/no",
    allowed="`yes`, `no`, `oui`, `non`, `x`",
    read=_flag,
    write=lambda value: "yes" if value else "no",
)
CRITICALITY = Kind(
    name="word",
    allowed="`normal`, `important`, `critical` (or 1, 2, 3)",
    read=_criticality,
    write=lambda value: value.name.lower(),
)
