"""Needs of a week, with exceptions, to and from the requirements of each date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import clock
from planner.domain.work import LOADS, Criticality, Requirement
from planner.exchange.days import Days
from planner.exchange.tables.work import NEEDS
from planner.text.message import Message, message

if TYPE_CHECKING:
    from planner.domain.period import Period
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults

Holidays = Mapping[str, frozenset[date]]
"""The public holidays of each post's site, by id of post."""


@dataclass(frozen=True, kw_only=True)
class Need:
    """One line of the table of needs."""

    post_id: str
    days: Days
    start: int | None = None
    end: int | None = None
    """Without `start` and `end`, a dated need closes the post."""
    minimum: int = 0
    target: int | None = None
    criticality: Criticality = Criticality.NORMAL
    maximum: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    holidays: bool = False
    load: int = 1

    def holds_on(self, day: date, closed: frozenset[date]) -> bool:
        """Return whether the line applies on a date; `closed` are public holidays."""
        if self.days.dates:
            return day in self.days.dates
        return (
            day.weekday() in self.days.weekdays
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
            and (self.holidays or day not in closed)
        )

    def on(self, day: date) -> Requirement:
        """Return the requirement of one date."""
        assert self.start is not None
        assert self.end is not None
        return Requirement(
            post_id=self.post_id,
            date=day,
            start=self.start,
            end=self.end,
            minimum=self.minimum,
            target=self.minimum if self.target is None else self.target,
            criticality=self.criticality,
            maximum=self.maximum,
            load=self.load,
        )


def needs_on(day: date, needs: Iterable[Need], closed: frozenset[date]) -> list[Need]:
    """Return the lines of one post that apply on a date: the dated ones if any."""
    found = [need for need in needs if need.holds_on(day, closed)]
    return [need for need in found if need.days.dates] or found


def requirements_of(
    needs: Iterable[Need], period: Period, holidays: Holidays
) -> tuple[Requirement, ...]:
    """Return the requirements of every date, by date, post and start."""
    by_post: dict[str, list[Need]] = {}
    for need in needs:
        by_post.setdefault(need.post_id, []).append(need)
    found = (
        need.on(day)
        for post_id, of_post in by_post.items()
        for day in period.days
        for need in needs_on(day, of_post, holidays[post_id])
        if need.start is not None
    )
    return tuple(sorted(found, key=lambda r: (r.date, r.post_id, r.start)))


def read_needs(lines: Iterable[Line], faults: Faults) -> dict[int, Need]:
    """Return the needs by number of line; note those that contradict themselves."""
    needs: dict[int, Need] = {}
    for line in lines:
        need = Need(**line.fields(NEEDS))
        fault = _contradiction(need)
        if fault:
            faults.add(NEEDS.file, line.number, *fault)
        else:
            needs[line.number] = need
    return needs


def _contradiction(need: Need) -> tuple[str, Message] | None:
    """Return the column and sentence of what is wrong inside one line."""
    if (need.start is None) != (need.end is None):
        column = "from" if need.start is None else "to"
        return column, message("Write both from and to.")
    if need.start is None and not need.days.dates:
        return "from", message(
            "Write from and to: only a line with dates can close a post."
        )
    if need.start is not None and need.end is not None and need.start >= need.end:
        return "to", message(
            "{end} is not after {start}: swap or correct them.",
            end=clock(need.end),
            start=clock(need.start),
        )
    if need.minimum < 0:
        return "minimum", message("A number of people is 0 or more.")
    if need.target is not None and need.target < need.minimum:
        return "target", message(
            "The target ({target}) is below the minimum ({minimum}): raise it.",
            target=need.target,
            minimum=need.minimum,
        )
    lowest = max(need.minimum, need.target or 0)
    if need.maximum is not None and need.maximum < lowest:
        return "maximum", message(
            "The maximum ({maximum}) is below what is needed ({lowest}): raise it.",
            maximum=need.maximum,
            lowest=lowest,
        )
    if need.load not in LOADS:
        return "load", message("Write 1 (quiet), 2 (busy) or 3 (peak).")
    if need.valid_from and need.valid_to and need.valid_to < need.valid_from:
        return "valid_to", message("It is before valid_from: swap or correct them.")
    return None


def check_overlaps(
    needs: Mapping[int, Need], period: Period, holidays: Holidays, faults: Faults
) -> None:
    """Note every two lines that ask for one post at the same time of one date."""
    by_post: dict[str, list[tuple[int, Need]]] = {}
    for number, need in needs.items():
        by_post.setdefault(need.post_id, []).append((number, need))
    for post_id, of_post in by_post.items():
        for day in period.days:
            _check_day(day, of_post, holidays[post_id], faults)


def _check_day(
    day: date,
    lines: list[tuple[int, Need]],
    closed: frozenset[date],
    faults: Faults,
) -> None:
    holding = needs_on(day, (need for _, need in lines), closed)
    found = sorted(
        ((need.start or 0, number, need) for number, need in lines if need in holding),
        key=lambda found: found[:2],
    )
    for (_, first, one), (start, second, _) in pairwise(found):
        if one.end is None or start < one.end:
            before, after = sorted((first, second))
            faults.add(
                NEEDS.file,
                after,
                "from",
                message(
                    "The need of '{post}' overlaps the one on line {line}: "
                    "post, days and times must not meet.",
                    post=one.post_id,
                    line=before,
                ),
            )


# Writing ------------------------------------------------------------------------


class Part(NamedTuple):
    """What one post needs during one stretch of a date."""

    start: int
    end: int
    minimum: int
    target: int
    criticality: Criticality
    load: int
    maximum: int | None


Profile = tuple[Part, ...]
"""What one post needs on one date."""


def grouped(
    requirements: Iterable[Requirement], period: Period, holidays: Holidays
) -> list[Need]:
    """Return the fewest simple lines that say the same: weekly, then exceptions."""
    profiles: dict[str, dict[date, Profile]] = {}
    for one in requirements:
        days = profiles.setdefault(one.post_id, {})
        part = Part(*(getattr(one, name) for name in Part._fields))
        days[one.date] = (*days.get(one.date, ()), part)
    needs: list[Need] = []
    for post_id, days in profiles.items():
        weekly = _usual_week(days, period, holidays[post_id])
        needs += _weekly_needs(post_id, weekly)
        needs += _exceptions(post_id, days, weekly, period, holidays[post_id])
    return needs


def _usual_week(
    days: Mapping[date, Profile], period: Period, closed: frozenset[date]
) -> dict[int, Profile]:
    """Return the commonest profile of each weekday."""
    week: dict[int, Profile] = {}
    for weekday in range(7):
        found = [
            days.get(day, ())
            for day in period.days
            if day.weekday() == weekday and day not in closed
        ]
        week[weekday] = max(found, key=found.count) if found else ()
    return week


def _weekly_needs(post_id: str, week: Mapping[int, Profile]) -> list[Need]:
    weekdays: dict[Part, set[int]] = {}
    for weekday, profile in week.items():
        for part in profile:
            weekdays.setdefault(part, set()).add(weekday)
    return [
        Need(post_id=post_id, days=Days(weekdays=frozenset(found)), **part._asdict())
        for part, found in weekdays.items()
    ]


def _exceptions(
    post_id: str,
    days: Mapping[date, Profile],
    week: Mapping[int, Profile],
    period: Period,
    closed: frozenset[date],
) -> list[Need]:
    differing: dict[Profile, set[date]] = {}
    for day in period.days:
        usual = () if day in closed else week[day.weekday()]
        if days.get(day, ()) != usual:
            differing.setdefault(days.get(day, ()), set()).add(day)
    needs: list[Need] = []
    for profile, found in differing.items():
        dates = Days(dates=frozenset(found))
        needs += [Need(post_id=post_id, days=dates, **p._asdict()) for p in profile]
        if not profile:
            needs.append(Need(post_id=post_id, days=dates))
    return needs
