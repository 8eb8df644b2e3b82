"""The sheet of needs in plain values: rows, conflicts, exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from babel.dates import format_date, get_day_names

from planner.demand.needs import DatedNeeds, Needs
from planner.demand.supply import DayLoad
from planner.demand.week import NORMAL, WEEKDAYS, TypicalWeek
from planner.demand.wording import write_cell
from planner.services.needs import StatedNeeds
from planner.services.needs_sheet import (
    Cells,
    Group,
    Place,
    cells_of,
    differing,
    groups_of,
)
from planner.text.message import catalogue, message, say_clock
from planner.ui.views.needs_form import NEW_ROWS, name_of
from planner.ui.views.needs_live import LiveDay, live_row
from planner.ui.views.needs_year import Lane, lanes

__all__ = ["NeedsPage", "Sheet", "live_row", "needs_page"]
NORMAL_NAME = message("Normal week")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Which sheet is asked for, and what was typed in it when it could not be kept."""

    week_id: str
    group_id: str
    cells: Cells | None = None
    said: str = ""
    is_stale: bool = False
    seen: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    """The fields of new rows, by name."""

    def stale(self, cells: Cells, said: str) -> Sheet:
        """Return the sheet with what someone else saved to choose from."""
        return replace(self, cells=cells, said=said, is_stale=True)

    def refused(
        self, cells: Cells, said: str, seen: str, typed: Mapping[str, str]
    ) -> Sheet:
        """Return the sheet as typed, with what is wrong."""
        return replace(self, cells=cells, said=said, seen=seen, typed=typed)


@dataclass(frozen=True, kw_only=True)
class CellField:
    """One cell: the field that holds it and what it says."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One post from–to over the weekdays."""

    post: str
    hours: str
    first: bool
    """Whether it is the first row of its post."""
    count: int
    """How many rows the post has."""
    cells: tuple[CellField, ...]


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A cell that says one thing here and another in what was saved."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class WeekTab:
    """A week to choose."""

    id: str
    name: str
    week: TypicalWeek
    partial: bool
    """Whether it speaks for some posts only."""


@dataclass(frozen=True, kw_only=True)
class NeedsPage:
    """All that the page shows."""

    groups: tuple[Group, ...]
    group: Group
    weeks: tuple[WeekTab, ...]
    week: WeekTab
    version: str
    said: str
    is_stale: bool
    weekdays: tuple[str, ...]
    rows: tuple[Row, ...]
    new_rows: range
    typed: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    exceptions: tuple[tuple[DatedNeeds, str, str], ...]
    live: tuple[tuple[LiveDay, ...], ...]
    lanes: tuple[Lane, ...]
    year: int
    months: tuple[str, ...]


def needs_page(
    stated: StatedNeeds,
    group: Group,
    sheet: Sheet,
    loads: tuple[DayLoad, ...],
    language: str,
) -> NeedsPage:
    """Return the page of one sheet; raise `UnknownId` for a week there is not."""
    week = stated.needs.week(sheet.week_id)
    theirs = cells_of(week, group)
    cells = theirs if sheet.cells is None else sheet.cells
    tabs = _tabs(stated.needs, language)
    names = _weekdays(language)
    year = stated.problem.period.start.year
    return NeedsPage(
        groups=groups_of(stated.problem),
        group=group,
        weeks=tabs,
        week=next(one for one in tabs if one.id == week.id),
        version=sheet.seen or stated.version,
        said=sheet.said,
        is_stale=sheet.is_stale,
        weekdays=names,
        rows=tuple(_rows(group, cells, names, language)),
        new_rows=range(NEW_ROWS),
        typed=sheet.typed,
        conflicts=_conflicts(group, cells, theirs, names, language)
        if sheet.is_stale
        else (),
        exceptions=_exceptions(stated, group, language),
        live=live_row(stated, group, week.id, loads, language),
        lanes=lanes(stated, tabs[1:], year, language),
        year=year,
        months=_months(language),
    )


def _weekdays(language: str) -> tuple[str, ...]:
    names = get_day_names("wide", locale=language)
    return tuple(names[n] for n in range(WEEKDAYS))


def _months(language: str) -> tuple[str, ...]:
    return tuple(
        format_date(date(2024, month, 1), "LLL", locale=language)
        for month in range(1, 13)
    )


def _tabs(needs: Needs, language: str) -> tuple[WeekTab, ...]:
    normal = catalogue(language).gettext(NORMAL_NAME.msgid)
    return tuple(
        WeekTab(
            id=one.id,
            name=normal if one.id == NORMAL and not one.name else one.name,
            week=one,
            partial=bool(one.post_ids),
        )
        for one in needs.weeks
    )


def _rows(
    group: Group, cells: Cells, weekdays: tuple[str, ...], language: str
) -> list[Row]:
    slots = sorted({(one.post_id, one.start, one.end) for one in cells})
    order = {post.id: n for n, post in enumerate(group.posts)}
    names = {post.id: post.name for post in group.posts}
    known = sorted(
        (one for one in slots if one[0] in order), key=lambda one: (order[one[0]], one)
    )
    rows: list[Row] = []
    for post_id, found in groupby(known, key=lambda one: one[0]):
        hours = [(start, end) for _, start, end in found]
        for n, (start, end) in enumerate(hours):
            told = f"{say_clock(start, language)}–{say_clock(end, language)}"
            fields = tuple(
                _cell(cells, Place(post_id=post_id, start=start, end=end, weekday=day))
                for day in range(WEEKDAYS)
            )
            labelled = tuple(
                replace(one, label=f"{names[post_id]}, {weekdays[day]} {told}")
                for day, one in enumerate(fields)
            )
            rows.append(
                Row(
                    post=names[post_id],
                    hours=told,
                    first=n == 0,
                    count=len(hours),
                    cells=labelled,
                )
            )
    return rows


def _cell(cells: Cells, place: Place) -> CellField:
    return CellField(name=name_of(place), value=cells.get(place, ""), label="")


def _conflicts(
    group: Group, mine: Cells, theirs: Cells, weekdays: tuple[str, ...], language: str
) -> tuple[Conflict, ...]:
    names = {post.id: post.name for post in group.posts}
    return tuple(
        Conflict(
            name=name_of(one),
            label=f"{names.get(one.post_id, one.post_id)}, {weekdays[one.weekday]} "
            f"{say_clock(one.start, language)}–{say_clock(one.end, language)}",
            mine=mine.get(one, "").strip(),
            theirs=theirs.get(one, ""),
        )
        for one in differing(mine, theirs)
    )


def _exceptions(
    stated: StatedNeeds, group: Group, language: str
) -> tuple[tuple[DatedNeeds, str, str], ...]:
    names = {post.id: post.name for post in group.posts}
    found = [one for one in stated.needs.exceptions if one.post_id in names]
    return tuple(
        (
            one,
            names[one.post_id],
            ", ".join(
                f"{say_clock(part.start, language)}–{say_clock(part.end, language)} : "
                f"{write_cell(part)}"
                for part in one.profile
            ),
        )
        for one in sorted(found, key=lambda one: (one.date, one.post_id))
    )
