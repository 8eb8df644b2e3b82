"""Cells that hold a figure which need not be whole."""

from __future__ import annotations

import re

from planner.exchange.kinds import SPACES, Kind, Unreadable
from planner.text.message import message

LARGEST_PART = 12
"""Fractions are written with a denominator up to this one: `1/3`."""


def decimal(text: str) -> float:
    """Return a figure, 0 or more, with a decimal comma or point."""
    plain = text.strip(SPACES + " ").replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise Unreadable(
            message("'{text}' is not a figure: write 25 or 12,5.", text=text)
        )
    return float(plain)


def write_decimal(value: float) -> str:
    """Return a figure as French Excel reads it; whole ones without a comma."""
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")


def _fraction(text: str) -> float:
    if found := re.fullmatch(r"(\d+)\s*/\s*(\d+)", text):
        above, below = int(found[1]), int(found[2])
        if not below:
            raise Unreadable(
                message("'{text}' is not a part: write 1/3, 0,5 or 50 %.", text=text)
            )
        return above / below
    if text.endswith("%"):
        return decimal(text.rstrip("% " + SPACES)) / 100
    return decimal(text)


def _write_fraction(value: float) -> str:
    for below in range(2, LARGEST_PART + 1):
        above = round(value * below)
        if 0 < above < below and above / below == value:
            return f"{above}/{below}"
    return write_decimal(value)


def _levels(text: str) -> tuple[float, ...]:
    found = tuple(decimal(word) for word in text.split())
    if len(found) != 3:
        raise Unreadable(
            message(
                "'{text}': write three figures, for the levels 1, 2 and 3: 0,8 1 1,1.",
                text=text,
            )
        )
    return found


DECIMAL = Kind(
    name="figure", allowed="`25` or `12,5`", read=decimal, write=write_decimal
)
FRACTION = Kind(
    name="part",
    allowed="`1/3`, `0,5` or `50 %`",
    read=_fraction,
    write=_write_fraction,
)
BY_LEVEL = Kind(
    name="three figures",
    allowed="figures for the levels 1, 2 and 3 separated by spaces",
    read=_levels,
    write=lambda value: " ".join(write_decimal(one) for one in value),
)
