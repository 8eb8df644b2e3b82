"""A sheet of needs: the part of one week a person edits at once, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.demand.week import Stretch, TypicalWeek, WeekLine
from planner.demand.wording import read_cell, write_cell
from planner.domain.clock import clock
from planner.domain.work import Post
from planner.errors import InvalidValue
from planner.services.refusal import Refused
from planner.text.message import message

if TYPE_CHECKING:
    from planner.demand.needs import Needs
    from planner.domain.problem import Problem


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """Which cell: a post, from–to, a weekday."""

    post_id: str
    start: int
    end: int
    weekday: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """Posts edited on one sheet: those of a service, or the shared ones of a pole."""

    id: str
    name: str
    shared: bool
    posts: tuple[Post, ...]

    @property
    def post_ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(post.id for post in self.posts)


Cells = Mapping[Place, str]
"""What the cells of a sheet say; those left out say nothing."""


def groups_of(problem: Problem) -> tuple[Group, ...]:
    """Return the sheets of a plan: services, then poles with posts of their own."""
    services = (
        Group(
            id=one.id,
            name=one.name,
            shared=False,
            posts=tuple(p for p in problem.posts if p.service_id == one.id),
        )
        for one in problem.services
    )
    poles = (
        Group(
            id=f"pole.{one.id}",
            name=one.name,
            shared=True,
            posts=tuple(
                p for p in problem.posts if p.service_id is None and p.pole_id == one.id
            ),
        )
        for one in problem.poles
    )
    return tuple(group for group in (*services, *poles) if group.posts)


def group_of(problem: Problem, group_id: str) -> Group:
    """Return a sheet, the first one where there is none of that id."""
    groups = groups_of(problem)
    return next((one for one in groups if one.id == group_id), groups[0])


def cells_of(week: TypicalWeek, group: Group) -> dict[Place, str]:
    """Return the cells of a week that say something, for the posts of a group."""
    return {
        Place(
            post_id=one.post_id,
            start=one.stretch.start,
            end=one.stretch.end,
            weekday=one.weekday,
        ): write_cell(one.stretch)
        for one in week.lines
        if one.post_id in group.post_ids
    }


def with_cells(needs: Needs, week_id: str, group: Group, cells: Cells) -> Needs:
    """Return the needs with the sheet of a group in one week replaced.

    Raise `Refused` for a cell that states no need, and for two that overlap.
    """
    week = needs.week(week_id)
    kept = [one for one in week.lines if one.post_id not in group.post_ids]
    read = [
        WeekLine(post_id=place.post_id, weekday=place.weekday, stretch=stretch)
        for place, text in sorted(cells.items())
        if place.post_id in group.post_ids
        and (stretch := _read(group, place, text)) is not None
    ]
    _check_apart(group, read)
    lines = tuple(sorted((*kept, *read), key=lambda one: one.order))
    return needs.with_week(replace(week, lines=lines))


def differing(mine: Cells, theirs: Cells) -> tuple[Place, ...]:
    """Return the cells that do not say the same."""
    places = sorted({*mine, *theirs})
    return tuple(
        one
        for one in places
        if mine.get(one, "").strip() != theirs.get(one, "").strip()
    )


def _read(group: Group, place: Place, text: str) -> Stretch | None:
    try:
        return read_cell(text, place.start, place.end)
    except InvalidValue as error:
        raise Refused(
            message(
                "{post}, {start}–{end}: “{text}” is not a need. Write 2, or 1/2 "
                "(minimum/target), with ! when it is important and !! when it is "
                "critical; hours fall on quarters.",
                post=_name(group, place.post_id),
                start=clock(place.start),
                end=clock(place.end),
                text=text[:20],
            )
        ) from error


def _check_apart(group: Group, lines: list[WeekLine]) -> None:
    ordered = sorted(lines, key=lambda one: one.order)
    for one, other in pairwise(ordered):
        same = (one.post_id, one.weekday) == (other.post_id, other.weekday)
        if same and other.stretch.start < one.stretch.end:
            raise Refused(
                message(
                    "{post}: {start}–{end} overlaps {other_start}–{other_end} on the "
                    "same day.",
                    post=_name(group, one.post_id),
                    start=clock(one.stretch.start),
                    end=clock(one.stretch.end),
                    other_start=clock(other.stretch.start),
                    other_end=clock(other.stretch.end),
                )
            )


def _name(group: Group, post_id: str) -> str:
    return next(post.name for post in group.posts if post.id == post_id)
