"""A need as it is typed in one cell: `2`, `1/2`, `1/2/3`, `2!`, `1/2!!`, `2~3`."""

from __future__ import annotations

import re

from planner.demand.week import Stretch
from planner.domain.work import Criticality
from planner.errors import InvalidValue
from planner.text.message import message

PATTERN = re.compile(
    r"(?P<minimum>\d{1,3})(\s*/\s*(?P<target>\d{1,3}))?(\s*/\s*(?P<maximum>\d{1,3}))?"
    r"\s*(?P<marks>!{0,2})\s*(~(?P<load>[123]))?",
    re.ASCII,
)
NOTHING = frozenset(("", "-", "–"))


def read_cell(text: str, start: int, end: int) -> Stretch | None:
    """Return the need a cell states, nothing for an empty one.

    Raise `InvalidValue` for anything else.
    """
    plain = text.strip()
    if plain in NOTHING:
        return None
    found = PATTERN.fullmatch(plain)
    if found is None:
        raise InvalidValue(message("'{plain}' is not a need.", plain=plain))
    minimum = int(found["minimum"])
    maximum = found["maximum"]
    return Stretch(
        start=start,
        end=end,
        minimum=minimum,
        target=int(found["target"]) if found["target"] else minimum,
        criticality=Criticality(1 + len(found["marks"])),
        load=int(found["load"] or 1),
        maximum=int(maximum) if maximum else None,
    )


def write_cell(stretch: Stretch | None) -> str:
    """Return what `read_cell` reads back as the same."""
    if stretch is None:
        return ""
    numbers = [stretch.minimum]
    if stretch.target != stretch.minimum or stretch.maximum is not None:
        numbers.append(stretch.target)
    if stretch.maximum is not None:
        numbers.append(stretch.maximum)
    marks = "!" * (stretch.criticality - 1)
    load = f"~{stretch.load}" if stretch.load > 1 else ""
    return "/".join(map(str, numbers)) + marks + load
