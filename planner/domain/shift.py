"""Named working hours."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import GRID, check_interval, clock
from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable


class Piece(NamedTuple):
    """A stretch of one day, from-to in minutes, that one post at one place fills."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length of the piece."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True)
class ShiftType:
    """Hours people work: one or two segments, and where a segment may be cut."""

    id: str
    name: str
    segments: tuple[Piece, ...]
    """Stretches worked without interruption; what lies between is unpaid."""
    handovers: tuple[int, ...] = ()
    """Times inside a segment at which the post may change hands."""
    break_minutes: int = 0
    """Paid break inside the hours worked, taken on the spot."""
    break_at: int | None = None
    """When that break is taken; none leaves it to the day, and the middle of the
    longest segment is assumed where it matters."""

    def __post_init__(self) -> None:
        if not self.segments:
            raise InvalidValue(message("Shift type '{id}' has no segment.", id=self.id))
        for segment in self.segments:
            check_interval(
                *segment, lambda: message("Segment of shift type '{id}'", id=self.id)
            )
        for before, after in zip(self.segments, self.segments[1:], strict=False):
            if after.start <= before.end:
                raise InvalidValue(
                    message(
                        "Shift type '{id}': the segment at {start} must start "
                        "after the one before ends at {end}.",
                        id=self.id,
                        start=clock(after.start),
                        end=clock(before.end),
                    )
                )
        if self.break_at is not None and not any(
            s.start <= self.break_at and self.break_at + self.break_minutes <= s.end
            for s in self.segments
        ):
            raise InvalidValue(
                message(
                    "Shift type '{id}': the break at {time} is not inside a segment.",
                    id=self.id,
                    time=clock(self.break_at),
                )
            )
        for cut in self.handovers:
            if not any(s.start < cut < s.end for s in self.segments):
                raise InvalidValue(
                    message(
                        "Shift type '{id}': hand-over {time} is in no segment.",
                        id=self.id,
                        time=clock(cut),
                    )
                )

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The segments cut at the hand-over times."""
        return tuple(piece for segment in self.segments for piece in self._cut(segment))

    def cut_at(self, times: Iterable[int]) -> ShiftType:
        """Return the shift with more hand-over times; those outside it are left out."""
        inside = {t for t in times if any(s.start < t < s.end for s in self.segments)}
        if inside <= set(self.handovers):
            return self
        return replace(self, handovers=tuple(sorted({*self.handovers, *inside})))

    def without(self, taken: Iterable[Piece]) -> ShiftType | None:
        """Return what is left of the shift outside some hours; none if nothing is.

        A break whose time is lost is lost.
        """
        left = list(self.segments)
        for gone in taken:
            left = [part for segment in left for part in _outside(segment, gone)]
        if not left:
            return None
        if tuple(left) == self.segments:
            return self
        at = self.break_at
        rests = at is None or any(
            s.start <= at and at + self.break_minutes <= s.end for s in left
        )
        hours = " ".join(f"{clock(s.start)}-{clock(s.end)}" for s in left)
        return replace(
            self,
            id=f"{self.id} {hours}",
            segments=tuple(left),
            handovers=tuple(
                time
                for time in self.handovers
                if any(s.start < time < s.end for s in left)
            ),
            break_minutes=self.break_minutes if rests else 0,
            break_at=at if rests else None,
        )

    def _cut(self, segment: Piece) -> list[Piece]:
        inside = [t for t in sorted(self.handovers) if segment.start < t < segment.end]
        marks = [segment.start, *inside, segment.end]
        return [Piece(a, b) for a, b in itertools.pairwise(marks)]

    @property
    def start(self) -> int:
        """When the day begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """When the day ends."""
        return self.segments[-1].end

    @property
    def longest(self) -> Piece:
        """The longest segment, the first of those as long."""
        return max(self.segments, key=lambda one: (one.minutes, -one.start))

    @cached_property
    def pause(self) -> Piece | None:
        """The paid break, if there is one.

        Without a time of its own it is assumed at the middle of the longest segment,
        started on a quarter-hour: a proposal, which the day may move.
        """
        if not self.break_minutes:
            return None
        if self.break_at is not None:
            return Piece(self.break_at, self.break_at + self.break_minutes)
        inside = self.longest
        spare = max(0, inside.minutes - self.break_minutes)
        start = inside.start + round(spare / 2 / GRID) * GRID
        return Piece(start, min(inside.end, start + self.break_minutes))

    @cached_property
    def minutes(self) -> int:
        """Working time of the shift, paid breaks included."""
        return sum(segment.minutes for segment in self.segments)


def joined(stretches: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return stretches in order, those that meet or overlap made one."""
    found: list[Piece] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = Piece(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def _outside(segment: Piece, gone: Piece) -> list[Piece]:
    """Return what is left of a stretch before and after some hours."""
    before = Piece(segment.start, min(segment.end, gone.start))
    after = Piece(max(segment.start, gone.end), segment.end)
    return [part for part in (before, after) if part.minutes > 0]


def shortened(
    shifts: Iterable[ShiftType], taken: Iterable[Piece]
) -> tuple[ShiftType, ...]:
    """Return what is left of the shifts that lose some of their hours, not all."""
    hours = tuple(taken)
    pairs = ((shift, shift.without(hours)) for shift in shifts)
    return tuple(left for shift, left in pairs if left and left is not shift)


def break_minutes_in(shift: ShiftType, segment: Piece) -> int:
    """Return the paid break that falls in a segment of a shift type.

    Without a time of its own the break is taken in the longest segment.
    """
    if shift.break_at is None:
        return shift.break_minutes if segment == shift.longest else 0
    inside = segment.start <= shift.break_at < segment.end
    return shift.break_minutes if inside else 0
