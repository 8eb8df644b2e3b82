"""Authorised site: people are sent only where they may go, and where the post is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.rules.wording import place_name
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment at a site she may not be at.

    Home is the business of the telework rules.
    """
    for employee, one in planned(rota, scope):
        said = None if one.remote else _breach(problem, employee, one)
        if said:
            yield RULE.violation(
                problem,
                one.minutes,
                said,
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _breach(problem: Problem, employee: Employee, one: Assignment) -> Message | None:
    """Return what is wrong with the place of an assignment, if anything is."""
    post = problem.post(one.post_id)
    if one.place != post.site_id:
        return message(
            "{post} is held at {site}, not at {place}.",
            post=post.name,
            site=place_name(problem, post.site_id),
            place=place_name(problem, one.place),
        )
    if one.place not in employee.site_ids:
        return message(
            "{name} may not be sent to {site}.",
            name=employee.name,
            site=place_name(problem, one.place),
        )
    return None


RULE = Rule(
    id="authorised_site",
    title="Authorised site",
    reason="People are sent only to sites they have agreed to work at.",
    source="Establishment (sites of each person)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
