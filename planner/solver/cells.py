"""The columns of one cell: hours, posts, and whether the day is at home.

For each shift type possible there is a column for working it. A day on one post is one
column; a day on several is the `mixed` column of the shift, and then each piece has its
own. Changes of post are thus paid for by one column and the relaxation cannot dodge
them, which it does when every piece chooses its post apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from planner.domain.clock import overlap
from planner.domain.people import Employee
from planner.domain.place import HOME
from planner.domain.rota import Assignment, worked_segments
from planner.domain.shift import Piece, ShiftType

HALF = 0.5
"""A binary column above it is chosen."""
EITHER = "either"
"""Place of a way that is at the post's site, or at home when the whole day is."""


class Way(NamedTuple):
    """A post and where it is held: a site id, `home` or `either`."""

    post_id: str
    place: str
    site_id: str
    """Site of the post."""

    @property
    def onsite_only(self) -> bool:
        """Whether it cannot be held on a day at home."""
        return self.place not in (HOME, EITHER)


@dataclass(frozen=True, kw_only=True)
class ShiftColumns:
    """The columns of one shift type in a cell."""

    shift: ShiftType
    worked: int
    whole: Mapping[Way, int]
    """All pieces of the shift on one post."""
    mixed: int | None
    """Pieces on different posts."""
    pieces: Mapping[Piece, Mapping[Way, int]]
    """Each piece of a mixed day."""

    def holds(self) -> Iterator[tuple[Piece, Way, int]]:
        """Yield each piece, way and column that puts the person there."""
        for way, column in self.whole.items():
            for piece in self.shift.pieces:
                yield piece, way, column
        for piece, ways in self.pieces.items():
            for way, column in ways.items():
                yield piece, way, column

    def over(self, start: int, end: int) -> bool:
        """Return whether the shift touches from-to."""
        return any(overlap(*segment, start, end) for segment in self.shift.segments)


@dataclass(frozen=True, kw_only=True)
class CellColumns:
    """The columns of one employee on one date to plan."""

    employee: Employee
    day: date
    shifts: Mapping[str, ShiftColumns]
    """By shift type id."""
    remote: int | None = None
    """Column: some of the day is at home; none when it cannot be."""
    whole_days: bool = True
    """A day is wholly at home or wholly on site."""

    @cached_property
    def holds(self) -> Sequence[tuple[Piece, Way, int]]:
        """Every piece, way and column that puts the person there."""
        return [hold for shift in self.shifts.values() for hold in shift.holds()]

    @cached_property
    def posts(self) -> frozenset[str]:
        """Every post she could hold."""
        return frozenset(way.post_id for _, way, _ in self.holds)

    @property
    def worked(self) -> list[tuple[int, float]]:
        """Terms that are 1 when the date is worked."""
        return [(shift.worked, 1.0) for shift in self.shifts.values()]

    @property
    def columns(self) -> Iterator[int]:
        """Every column that says what is done that day, some more than once."""
        for shift in self.shifts.values():
            yield shift.worked
            if shift.mixed is not None:
                yield shift.mixed
        yield from (column for _, _, column in self.holds)
        if self.remote is not None:
            yield self.remote

    def assignments(self, values: Sequence[float]) -> Iterator[Assignment]:
        """Yield what the columns at 1 say."""
        home = self.remote is not None and _chosen(values, self.remote)
        for piece, way, column in self.holds:
            if _chosen(values, column):
                at_home = way.place == HOME or (way.place == EITHER and home)
                yield Assignment(
                    date=self.day,
                    employee_id=self.employee.id,
                    start=piece.start,
                    end=piece.end,
                    post_id=way.post_id,
                    place=HOME if at_home else way.site_id,
                )

    def columns_of(self, day: Sequence[Assignment]) -> Mapping[int, float] | None:
        """Return the columns at 1 for these assignments; none if they cannot be."""
        if any(a.end > b.start for a, b in itertools.pairwise(day)):
            return None
        homes = {one.remote for one in day}
        if (self.whole_days and len(homes) > 1) or (True in homes and not self.remote):
            return None
        for shift in self.shifts.values():
            if shift.shift.segments == worked_segments(day):
                chosen = self._on_shift(shift, day)
                if chosen is not None:
                    if self.remote is not None:
                        chosen[self.remote] = float(True in homes)
                    return chosen
        return None

    def _on_shift(
        self, shift: ShiftColumns, day: Sequence[Assignment]
    ) -> dict[int, float] | None:
        found = [_holder(piece, day) for piece in shift.shift.pieces]
        held = [one for one in found if one is not None]
        if len(held) < len(found):
            return None
        if len({(one.post_id, one.place) for one in held}) == 1:
            column = _way(shift.whole, held[0])
            return None if column is None else {shift.worked: 1.0, column: 1.0}
        if shift.mixed is None:
            return None
        columns = [
            _way(shift.pieces[piece], one)
            for piece, one in zip(shift.shift.pieces, held, strict=True)
        ]
        if None in columns:
            return None
        return dict.fromkeys(
            (shift.worked, shift.mixed, *(c for c in columns if c is not None)), 1.0
        )


def _chosen(values: Sequence[float], column: int) -> bool:
    return values[column] > HALF


def _holder(piece: Piece, day: Sequence[Assignment]) -> Assignment | None:
    covers = (a for a in day if a.start <= piece.start and piece.end <= a.end)
    return next(covers, None)


def _way(ways: Mapping[Way, int], one: Assignment) -> int | None:
    """Return the column of the way an assignment is held in."""
    for way, column in ways.items():
        if way.post_id != one.post_id:
            continue
        if one.remote and way.place in (HOME, EITHER):
            return column
        if not one.remote and way.place != HOME and way.site_id == one.place:
            return column
    return None
