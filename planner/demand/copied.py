"""Needs of one period copied to the next, weekday by weekday."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.demand.needs import Closed, requirements
from planner.demand.reading import needs_of
from planner.demand.week import WEEKDAYS
from planner.domain.work import Requirement

if TYPE_CHECKING:
    from planner.demand.needs import Needs
    from planner.domain.period import Period
    from planner.domain.problem import Problem


@dataclass(frozen=True, kw_only=True)
class CopiedNeeds:
    """The needs of another period, and what they were read from."""

    requirements: tuple[Requirement, ...]
    monday: date | None
    """The first whole week that asks for just this; none when no week does."""
    left_out: int
    """How many times a post asked for something else on a date."""


def copied(problem: Problem, period: Period, closed: Closed) -> CopiedNeeds:
    """Return what each post asks for on each weekday most often, in another period.

    Nothing on its public holidays (`closed`). What meetings ask for is left out.
    """
    met = {(one.post_id, one.date, one.start, one.end) for one in problem.meetings}
    weekly = tuple(
        one
        for one in problem.requirements
        if (one.post_id, one.date, one.start, one.end) not in met
    )
    needs = needs_of(problem.replace(requirements=weekly))
    return CopiedNeeds(
        requirements=requirements(replace(needs, exceptions=()), period, closed),
        monday=_like(needs, problem),
        left_out=len(needs.exceptions),
    )


def _like(needs: Needs, problem: Problem) -> date | None:
    """Return the first whole week of a problem without an exception or a holiday."""
    other = {one.date for one in needs.exceptions}
    other.update(day for site in problem.sites for day in site.holidays)
    for monday in problem.period.weeks:
        week = [monday + timedelta(days=n) for n in range(WEEKDAYS)]
        whole = week[0] in problem.period and week[-1] in problem.period
        if whole and other.isdisjoint(week):
            return monday
    return None
