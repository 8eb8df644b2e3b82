"""A typical week: who is asked for, weekday by weekday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.clock import check_interval
from planner.domain.work import LOADS, Criticality, Requirement
from planner.errors import InvalidValue
from planner.text.message import FullDate, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WEEKDAYS = 7
NORMAL = "normal"
"""Id of the week that holds wherever no variant does."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What a post needs from one time to another of a day."""

    start: int
    end: int
    minimum: int
    target: int
    criticality: Criticality = Criticality.NORMAL
    load: int = 1
    maximum: int | None = None

    def __post_init__(self) -> None:
        check_interval(self.start, self.end, lambda: message("A need"))
        if not 0 <= self.minimum <= self.target:
            raise InvalidValue(message("The target of a need is at least its minimum."))
        if self.maximum is not None and self.maximum < self.target:
            raise InvalidValue(message("The maximum of a need is at least its target."))
        if self.load not in LOADS:
            raise InvalidValue(message("The load of a need is 1, 2 or 3."))

    def on(self, post_id: str, day: date) -> Requirement:
        """Return the requirement of a post on a date."""
        return Requirement(
            post_id=post_id,
            date=day,
            start=self.start,
            end=self.end,
            minimum=self.minimum,
            target=self.target,
            criticality=self.criticality,
            load=self.load,
            maximum=self.maximum,
        )


Profile = tuple[Stretch, ...]
"""All that a post needs in a day, in order; nothing when it is closed."""


@dataclass(frozen=True, kw_only=True)
class WeekLine:
    """One line of a typical week."""

    post_id: str
    weekday: int
    """0 is Monday."""
    stretch: Stretch

    def __post_init__(self) -> None:
        if not 0 <= self.weekday < WEEKDAYS:
            raise InvalidValue(message("A weekday is 0 (Monday) to 6 (Sunday)."))

    @property
    def order(self) -> tuple[str, int, int]:
        """What lines are sorted by."""
        return self.post_id, self.weekday, self.stretch.start


@dataclass(frozen=True, kw_only=True)
class Validity:
    """First and last date of a variant, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(
                message(
                    "A variant holds until {last}, before it starts on {first}.",
                    last=FullDate(self.last),
                    first=FullDate(self.first),
                )
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> tuple[date, ...]:
        """Every date of it, in order."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=n) for n in range(count))


@dataclass(frozen=True, kw_only=True)
class TypicalWeek:
    """A named week: the normal one, or a variant with the dates it holds on."""

    id: str
    name: str
    lines: tuple[WeekLine, ...] = ()
    validity: tuple[Validity, ...] = ()
    """Nothing for the normal week, which needs no dates."""
    post_ids: frozenset[str] = frozenset()
    """Posts it speaks for, closed where it has no line; nothing means all posts."""

    def __post_init__(self) -> None:
        outside = sorted({one.post_id for one in self.lines} - self.post_ids)
        if self.post_ids and outside:
            raise InvalidValue(
                message(
                    "The week '{id}' has lines of a post it does not speak "
                    "for: '{post}'.",
                    id=self.id,
                    post=outside[0],
                )
            )
        for (post_id, weekday), profile in self.profiles.items():
            check_apart(
                profile,
                message(
                    "post '{post}', weekday {weekday}", post=post_id, weekday=weekday
                ),
            )

    @cached_property
    def profiles(self) -> Mapping[tuple[str, int], Profile]:
        """What each post needs on each weekday."""
        found: dict[tuple[str, int], list[Stretch]] = {}
        for one in self.lines:
            found.setdefault((one.post_id, one.weekday), []).append(one.stretch)
        return {key: tuple(sorted(parts, key=_start)) for key, parts in found.items()}

    def speaks_for(self, post_id: str, day: date) -> bool:
        """Return whether it says what a post needs on a date."""
        if self.post_ids and post_id not in self.post_ids:
            return False
        return any(day in span for span in self.validity)


def check_apart(profile: Iterable[Stretch], where: Message) -> None:
    """Raise `InvalidValue` where two stretches of one day meet."""
    for one, other in pairwise(profile):
        if other.start < one.end:
            raise InvalidValue(message("Two needs overlap ({where}).", where=where))


def _start(one: Stretch) -> int:
    return one.start
