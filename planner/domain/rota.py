"""All assignments of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from planner.domain.clock import check_interval
from planner.domain.place import HOME
from planner.domain.shift import Piece
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

K = TypeVar("K")

Cell = tuple[str, date]
"""An employee on a date: one cell of the month grid."""


@dataclass(frozen=True, kw_only=True, order=True)
class Assignment:
    """An employee holds a post from one time to another on a date, at a place."""

    date: date
    employee_id: str
    start: int
    end: int
    post_id: str
    place: str
    """A site id, or `home`."""
    pinned: bool = False
    """Fixed by a person: no calculation moves it."""

    def __post_init__(self) -> None:
        check_interval(
            self.start,
            self.end,
            lambda: message("Assignment of '{who}'", who=self.employee_id),
        )

    @property
    def minutes(self) -> int:
        """Length of the assignment."""
        return self.end - self.start

    @property
    def remote(self) -> bool:
        """Whether it is held from home."""
        return self.place == HOME

    @property
    def cell(self) -> Cell:
        """The cell of the grid it belongs to."""
        return (self.employee_id, self.date)


# Sorting by these is several times quicker than comparing one assignment with another.
_IN_ORDER = attrgetter(
    "date", "employee_id", "start", "end", "post_id", "place", "pinned"
)
_BY_PERSON = attrgetter("employee_id", "date", "start")
_BY_START = attrgetter("date", "start", "employee_id")


def worked_segments(day: Iterable[Assignment]) -> tuple[Piece, ...]:
    """Return the uninterrupted stretches one person's assignments of one day make."""
    segments: list[Piece] = []
    for assignment in sorted(day, key=lambda a: a.start):
        if segments and assignment.start <= segments[-1].end:
            end = max(segments[-1].end, assignment.end)
            segments[-1] = Piece(segments[-1].start, end)
        else:
            segments.append(Piece(assignment.start, assignment.end))
    return tuple(segments)


def merged(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return the assignments with adjoining ones on one post and place made one."""
    result: list[Assignment] = []
    for one in sorted(assignments, key=_BY_PERSON):
        last = result[-1] if result else None
        if last and _continues(last, one):
            result[-1] = Assignment(
                date=last.date,
                employee_id=last.employee_id,
                start=last.start,
                end=one.end,
                post_id=last.post_id,
                place=last.place,
                pinned=last.pinned,
            )
        else:
            result.append(one)
    return tuple(sorted(result, key=_IN_ORDER))


def _continues(last: Assignment, one: Assignment) -> bool:
    return (last.cell, last.post_id, last.place, last.end, last.pinned) == (
        one.cell,
        one.post_id,
        one.place,
        one.start,
        one.pinned,
    )


@dataclass(frozen=True)
class Rota:
    """All assignments of a period, in one canonical order."""

    assignments: tuple[Assignment, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "assignments", merged(self.assignments))

    @cached_property
    def _by_start(self) -> tuple[Assignment, ...]:
        return tuple(sorted(self.assignments, key=_BY_START))

    @cached_property
    def cells(self) -> Mapping[Cell, tuple[Assignment, ...]]:
        """The assignments of each employee and date, by start."""
        return _grouped(self._by_start, attrgetter("employee_id", "date"))

    @cached_property
    def people(self) -> Mapping[str, tuple[Assignment, ...]]:
        """The assignments of each employee, by date and start."""
        return _grouped(self._by_start, attrgetter("employee_id"))

    @cached_property
    def posts(self) -> Mapping[tuple[str, date], tuple[Assignment, ...]]:
        """The assignments that hold each post on each date."""
        return _grouped(self._by_start, attrgetter("post_id", "date"))

    @cached_property
    def dates(self) -> Mapping[date, tuple[Assignment, ...]]:
        """The assignments of each date."""
        return _grouped(self._by_start, attrgetter("date"))

    def of(self, employee_id: str) -> tuple[Assignment, ...]:
        """Return one person's assignments, by date and start."""
        return self.people.get(employee_id, ())

    def on(self, employee_id: str, day: date) -> tuple[Assignment, ...]:
        """Return one person's assignments on one date, by start."""
        return self.cells.get((employee_id, day), ())

    @cached_property
    def _by_post(self) -> Mapping[str, tuple[Assignment, ...]]:
        return _grouped(self._by_start, attrgetter("post_id"))

    def holding_ever(self, post_id: str) -> tuple[Assignment, ...]:
        """Return the assignments that hold a post on any date."""
        return self._by_post.get(post_id, ())

    def holding(self, post_id: str, day: date) -> tuple[Assignment, ...]:
        """Return the assignments that hold a post on a date."""
        return self.posts.get((post_id, day), ())

    def with_cells(self, changes: Mapping[Cell, Iterable[Assignment]]) -> Rota:
        """Return the rota with whole cells replaced by other assignments."""
        kept = [a for a in self.assignments if a.cell not in changes]
        new = merged(a for assignments in changes.values() for a in assignments)
        return _canonical(tuple(sorted((*kept, *new), key=_IN_ORDER)))


def _canonical(assignments: tuple[Assignment, ...]) -> Rota:
    """Return a rota of assignments that are in order and joined where they adjoin."""
    made = Rota()
    object.__setattr__(made, "assignments", assignments)
    return made


def _grouped(
    assignments: Iterable[Assignment], key: Callable[[Assignment], K]
) -> Mapping[K, tuple[Assignment, ...]]:
    groups: dict[K, list[Assignment]] = {}
    for one in assignments:
        groups.setdefault(key(one), []).append(one)
    return {name: tuple(group) for name, group in groups.items()}


def changes_in(day: Iterable[Assignment]) -> list[tuple[Assignment, Assignment]]:
    """Return the pairs of successive assignments of one person's day, by start."""
    return list(pairwise(sorted(day, key=lambda a: a.start)))
