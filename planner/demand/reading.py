"""A typical week read back out of the requirements of a problem."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.demand.needs import Closed, DatedNeeds, Needs
from planner.demand.week import (
    NORMAL,
    WEEKDAYS,
    Profile,
    Stretch,
    TypicalWeek,
    WeekLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.work import Requirement

Profiles = dict[str, dict["date", Profile]]


def closed_days(problem: Problem) -> Closed:
    """Return the public holidays of each post's site, by id of post."""
    return {
        post.id: problem.sites_by_id[post.site_id].holidays for post in problem.posts
    }


def needs_of(problem: Problem, name: str = "") -> Needs:
    """Return a typical week and the exceptions that say the same as a problem.

    `requirements` of it gives those of the problem back, each of them.
    """
    closed = closed_days(problem)
    found = _profiles(problem.requirements)
    weeks = {
        post_id: _usual_week(days, problem.period, closed[post_id])
        for post_id, days in sorted(found.items())
    }
    lines = tuple(
        WeekLine(post_id=post_id, weekday=weekday, stretch=stretch)
        for post_id, week in weeks.items()
        for weekday, profile in enumerate(week)
        for stretch in profile
    )
    exceptions = tuple(
        one
        for post_id, week in weeks.items()
        for one in _exceptions(post_id, found[post_id], week, problem.period, closed)
    )
    normal = TypicalWeek(id=NORMAL, name=name, lines=lines)
    return Needs(weeks=(normal,), exceptions=exceptions)


def _profiles(requirements: tuple[Requirement, ...]) -> Profiles:
    found: Profiles = {}
    for one in sorted(requirements, key=lambda one: one.start):
        stretch = Stretch(
            start=one.start,
            end=one.end,
            minimum=one.minimum,
            target=one.target,
            criticality=one.criticality,
            load=one.load,
            maximum=one.maximum,
        )
        days = found.setdefault(one.post_id, {})
        days[one.date] = (*days.get(one.date, ()), stretch)
    return found


def _usual_week(
    days: Mapping[date, Profile], period: Period, closed: frozenset[date]
) -> list[Profile]:
    """Return the commonest profile of each weekday, the earliest of equals."""
    week: list[Profile] = []
    for weekday in range(WEEKDAYS):
        seen = Counter(
            days.get(day, ())
            for day in period.days
            if day.weekday() == weekday and day not in closed
        )
        week.append(seen.most_common(1)[0][0] if seen else ())
    return week


def _exceptions(
    post_id: str,
    days: Mapping[date, Profile],
    week: list[Profile],
    period: Period,
    closed: Closed,
) -> Iterator[DatedNeeds]:
    for day in period.days:
        usual = () if day in closed[post_id] else week[day.weekday()]
        actual = days.get(day, ())
        if actual != usual:
            yield DatedNeeds(post_id=post_id, date=day, profile=actual)
