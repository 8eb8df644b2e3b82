"""All the needs of a plan: the normal week, its variants, dated exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.demand.week import NORMAL, Profile, TypicalWeek, check_apart
from planner.errors import InvalidValue, UnknownId
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from planner.domain.period import Period
    from planner.domain.work import Requirement

Closed = Mapping[str, frozenset[date]]
"""The public holidays of each post's site, by id of post."""


@dataclass(frozen=True, kw_only=True)
class DatedNeeds:
    """What a post needs on one date instead of its week; nothing closes it."""

    post_id: str
    date: date
    profile: Profile = ()

    def __post_init__(self) -> None:
        check_apart(
            self.profile,
            message(
                "post '{post}' on {date}", post=self.post_id, date=FullDate(self.date)
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What is asked for, as a person states it."""

    weeks: tuple[TypicalWeek, ...]
    """The normal week first; of two variants that meet, the later one counts."""
    exceptions: tuple[DatedNeeds, ...] = ()

    def __post_init__(self) -> None:
        names = [week.id for week in self.weeks]
        if not names or names[0] != NORMAL:
            raise InvalidValue(message("The first week is the normal one."))
        if len(set(names)) < len(names):
            raise InvalidValue(message("Two weeks have the same id."))
        if len(self.dated) < len(self.exceptions):
            raise InvalidValue(message("Two exceptions are for one post and date."))

    @property
    def normal(self) -> TypicalWeek:
        """The week that holds where no variant does."""
        return self.weeks[0]

    @cached_property
    def dated(self) -> Mapping[tuple[str, date], Profile]:
        """The exceptions by post and date."""
        return {(one.post_id, one.date): one.profile for one in self.exceptions}

    def week(self, week_id: str) -> TypicalWeek:
        """Return a week; raise `UnknownId` if there is none of that id."""
        for one in self.weeks:
            if one.id == week_id:
                return one
        raise UnknownId("week", week_id)

    def with_week(self, week: TypicalWeek) -> Needs:
        """Return the needs with one week put in, or in the place of its like."""
        if week.id not in {one.id for one in self.weeks}:
            return replace(self, weeks=(*self.weeks, week))
        weeks = tuple(week if one.id == week.id else one for one in self.weeks)
        return replace(self, weeks=weeks)

    def week_on(self, post_id: str, day: date) -> TypicalWeek:
        """Return the week that speaks for a post on a date."""
        variants = reversed(self.weeks[1:])
        found = (one for one in variants if one.speaks_for(post_id, day))
        return next(found, self.normal)

    def on(self, post_id: str, day: date, closed: frozenset[date]) -> Profile:
        """Return what a post needs on a date; `closed` are public holidays."""
        dated = self.dated.get((post_id, day))
        if dated is not None:
            return dated
        if day in closed:
            return ()
        week = self.week_on(post_id, day)
        return week.profiles.get((post_id, day.weekday()), ())

    @cached_property
    def post_ids(self) -> tuple[str, ...]:
        """Every post something is asked of, sorted."""
        weekly = {one.post_id for week in self.weeks for one in week.lines}
        return tuple(sorted(weekly | {one.post_id for one in self.exceptions}))


def requirements(
    needs: Needs,
    period: Period,
    closed: Closed,
    only: frozenset[str] | None = None,
) -> tuple[Requirement, ...]:
    """Return the requirements of every date, by date, post and start.

    Of some posts `only`, where they are named. Raise `UnknownId` for a post that
    `closed` does not know.
    """
    for post_id in needs.post_ids:
        if post_id not in closed:
            raise UnknownId("post", post_id)
    asked = [one for one in needs.post_ids if only is None or one in only]
    return tuple(
        stretch.on(post_id, day)
        for day in period.days
        for post_id in asked
        for stretch in needs.on(post_id, day, closed[post_id])
    )
