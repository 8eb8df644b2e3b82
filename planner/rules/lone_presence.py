"""Lone presence: at some hours nobody is at a site alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.domain.staffing import covering
from planner.rules.diary import everyone_on
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.room import LoneRisk
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes during which somebody is on site and too few are."""
    for day in scope.days if problem.lone_risks else ():
        for risk in problem.lone_risks:
            if day.weekday() in risk.window.weekdays:
                yield from _site(problem, rota, risk, day)


def _site(
    problem: Problem, rota: Rota, risk: LoneRisk, day: date
) -> Iterator[Violation]:
    there = [
        one for one in everyone_on(problem, rota, day) if one.place == risk.site_id
    ]
    alone = list(_alone(problem, risk, there))
    if alone:
        minutes = sum(end - start for start, end in alone)
        start, end = alone[0][0], alone[-1][1]
        yield RULE.violation(
            problem,
            minutes,
            message(
                "{site}: fewer than {people} people on site for {time} between "
                "{start} and {end}.",
                site=problem.sites_by_id[risk.site_id].name,
                people=risk.people,
                time=Duration(minutes),
                start=Clock(start),
                end=Clock(end),
            ),
            post_id=next(
                post.id for post in problem.posts if post.site_id == risk.site_id
            ),
            day=day,
            start=start,
            end=end,
        )


def _alone(
    problem: Problem, risk: LoneRisk, there: Sequence[Assignment]
) -> Iterator[tuple[int, int]]:
    """Yield from-to where someone is there and too few who count are."""
    times = [time for one in there for time in (one.start, one.end)]
    for start, end in cut(risk.window.start, risk.window.end, times):
        now = [one for one in there if one.start <= start and end <= one.end]
        counted = {one.employee_id for one in covering(problem, now)}
        if now and len(counted) < risk.people:
            yield start, end


RULE = Rule(
    id="lone_presence",
    title="Never alone on site",
    reason="At hours when a site is empty, one person alone is not safe.",
    source="Establishment (hours at risk of each site)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
