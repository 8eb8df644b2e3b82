"""Needed against available, half-hour by half-hour, before any rota is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post, Requirement

BAND = 30
"""Length of a band in minutes."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """One half-hour of a date over some posts."""

    start: int
    minimum: int
    target: int
    available: int
    """People whose hours, leave, site and skills let them hold one of the posts."""

    @property
    def impossible(self) -> bool:
        """Whether the minimum cannot be held, whatever the rota."""
        return self.available < self.minimum


@dataclass(frozen=True, kw_only=True)
class DayLoad:
    """The bands of a date, and its worst."""

    date: date
    bands: tuple[Band, ...]

    @property
    def worst(self) -> Band | None:
        """The band with least to spare above its minimum; nothing when shut."""
        asked = [band for band in self.bands if band.target]
        return min(
            asked,
            key=lambda one: (one.available - one.minimum, one.available - one.target),
            default=None,
        )


class Supply:
    """Who could be there: worked out once per problem, asked as needs are typed."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    @cached_property
    def _able(self) -> Mapping[str, int]:
        """The people who may hold each post, as bits."""
        people = list(enumerate(self._problem.employees))
        return {
            post.id: sum(1 << n for n, one in people if self._may(one, post))
            for post in self._problem.posts
        }

    def able(self, post_id: str) -> tuple[Employee, ...]:
        """Return the people who may hold a post, trainees apart."""
        bits = self._able.get(post_id, 0)
        people = self._problem.employees
        return tuple(one for n, one in enumerate(people) if bits >> n & 1)

    def _may(self, employee: Employee, post: Post) -> bool:
        activity = self._problem.activities_by_id[post.activity_id]
        placed = post.site_id in employee.site_ids or (
            activity.remote and employee.telework_days > 0
        )
        skilled = (
            post.specialty is None
            or employee.skills.get(post.specialty, 0) >= post.level
        )
        willing = post.activity_id not in employee.refuses
        return placed and skilled and willing and not employee.trainee

    @cached_property
    def _there(self) -> Mapping[date, tuple[int, ...]]:
        """The people who can be at work in each band of each date, as bits."""
        return {day: self._bands(day) for day in self._problem.period.days}

    def _bands(self, day: date) -> tuple[int, ...]:
        found = [0] * (END_OF_DAY // BAND)
        for n, employee in enumerate(self._problem.employees):
            for band in self._hours(employee, day):
                found[band] |= 1 << n
        return tuple(found)

    def _hours(self, employee: Employee, day: date) -> set[int]:
        """Return the bands she can work in: some shift of hers, and no absence."""
        absences = self._problem.absences_of.get(employee.id, ())
        return {
            band
            for shift in self._problem.shifts_on(employee, day)
            for segment in shift.segments
            for band in range(segment.start // BAND, -(-segment.end // BAND))
            if not any(
                one.minutes_on(day, band * BAND, (band + 1) * BAND) for one in absences
            )
        }

    def against(
        self, requirements: Iterable[Requirement], post_ids: frozenset[str]
    ) -> Iterator[DayLoad]:
        """Yield each date with needs of some posts: asked for against available.

        `requirements` come by date.
        """
        able = 0
        for post_id in post_ids:
            able |= self._able.get(post_id, 0)
        asked = (one for one in requirements if one.post_id in post_ids)
        for day, found in groupby(asked, key=lambda one: one.date):
            yield DayLoad(date=day, bands=tuple(self._day(day, list(found), able)))

    def _day(self, day: date, asked: list[Requirement], able: int) -> Iterator[Band]:
        there = self._there[day]
        first = min(one.start for one in asked) // BAND
        last = -(-max(one.end for one in asked) // BAND)
        for band in range(first, last):
            start, end = band * BAND, (band + 1) * BAND
            during = [one for one in asked if one.start < end and start < one.end]
            yield Band(
                start=start,
                minimum=_peak([(one, one.minimum) for one in during], start),
                target=_peak([(one, one.target) for one in during], start),
                available=(there[band] & able).bit_count(),
            )


def _peak(during: list[tuple[Requirement, int]], start: int) -> int:
    """Return the most people asked for at once in the two quarters of a band."""
    return max(
        sum(people for one, people in during if one.start <= at < one.end)
        for at in (start, start + BAND // 2)
    )
