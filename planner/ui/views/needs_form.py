"""What a posted sheet of needs says."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData

from planner.domain.clock import END_OF_DAY, GRID
from planner.services.needs_sheet import Place
from planner.services.refusal import Refused
from planner.text.message import message

CELL = "c|"
CHOSEN = "choose|"
NEW_ROWS = 3
WEEKDAYS = 7


def field(form: FormData, name: str) -> str:
    """Return a field of a form as text, empty where there is none."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def sheet_url(plan_id: str, week_id: str, group_id: str) -> str:
    """Return the address of a sheet."""
    query = urlencode({"week": week_id, "group": group_id})
    return f"/plans/{quote(plan_id, safe='')}/needs?{query}"


def name_of(place: Place) -> str:
    """Return the name of the field that holds a cell."""
    return f"{CELL}{place.post_id}|{place.start}|{place.end}|{place.weekday}"


def settled(form: FormData) -> dict[Place, str]:
    """Return the cells of the rows there were, a choice of mine or theirs applied."""
    cells: dict[Place, str] = {}
    for name, value in form.multi_items():
        place = _place(name) if name.startswith(CELL) else None
        if place is not None and isinstance(value, str):
            chosen = field(form, CHOSEN + name)
            cells[place] = value if not chosen else chosen.removeprefix("=")
    return cells


def cells_in(form: FormData) -> dict[Place, str]:
    """Return all the cells of a sheet, new rows included.

    Raise `Refused` for a new row whose hours cannot be.
    """
    cells = settled(form)
    for row in range(NEW_ROWS):
        said = [field(form, f"n|{row}|{day}").strip() for day in range(WEEKDAYS)]
        if not any(said):
            continue
        start = minutes_in(field(form, f"n|{row}|start"))
        end = minutes_in(field(form, f"n|{row}|end"))
        post_id = field(form, f"n|{row}|post")
        for weekday, text in enumerate(said):
            if text:
                place = Place(post_id=post_id, start=start, end=end, weekday=weekday)
                cells[place] = text
    return cells


def new_rows_in(form: FormData) -> dict[str, str]:
    """Return what was typed in new rows, by name of the field."""
    found = form.multi_items()
    return {
        name: value
        for name, value in found
        if name.startswith("n|") and isinstance(value, str)
    }


def copy_in(form: FormData) -> tuple[int, frozenset[int]] | None:
    """Return the weekday to copy and those to copy it to, if that is asked."""
    if not field(form, "copy"):
        return None
    days = [one for one in form.getlist("copy_to") if isinstance(one, str)]
    chosen = frozenset(int(one) for one in days if one in set("0123456"))
    source = field(form, "copy_from")
    if not chosen or source not in set("0123456"):
        raise Refused(message("Choose the day to copy and the days to copy it to."))
    return int(source), chosen


def minutes_in(text: str) -> int:
    """Return the minutes of a time as people write it: 8:30, 8h30, 08.30, 8."""
    found = re.fullmatch(
        r"\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?\s*", text, flags=re.ASCII
    )
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else END_OF_DAY + 1
    if minutes > END_OF_DAY or minutes % GRID:
        raise Refused(
            message(
                "“{text}” is not a time on a quarter-hour: write 8:30 or 8h30.",
                text=text[:20],
            )
        )
    return minutes


def _place(name: str) -> Place | None:
    parts = name.removeprefix(CELL).rsplit("|", 3)
    if len(parts) != 4 or not all(part.isdecimal() for part in parts[1:]):
        return None
    start, end, weekday = (int(part) for part in parts[1:])
    if weekday >= WEEKDAYS:
        return None
    return Place(post_id=parts[0], start=start, end=end, weekday=weekday)
