"""Newcomer alone: who is learning works beside someone who knows the work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.rules.diary import everyone_on
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post


def learning(problem: Problem, employee: Employee, day: date) -> bool:
    """Return whether someone is a trainee, or still a newcomer on a date."""
    if employee.trainee or employee.joined is None:
        return employee.trainee
    weeks = RULE.value(problem, "weeks", employee)
    return day < employee.joined + timedelta(weeks=weeks)


def beside(one: Post, other: Post) -> bool:
    """Return whether two posts are of one team: a service, or the line of a pole."""
    if one.service_id is None:
        return other.service_id is None and other.pole_id == one.pole_id
    return other.service_id == one.service_id


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of newcomers and trainees without an experienced colleague.

    At home they are alone.
    """
    if not any(one.trainee or one.joined for one in problem.everyone):
        return
    for day in scope.days:
        present = everyone_on(problem, rota, day)
        learners = {
            name
            for name in {one.employee_id for one in present}
            if learning(problem, problem.employee(name), day)
        }
        experienced = [one for one in present if one.employee_id not in learners]
        for one in present:
            if one.employee_id in learners:
                yield from _learner(problem, one, experienced)


def _learner(
    problem: Problem, one: Assignment, experienced: Sequence[Assignment]
) -> Iterator[Violation]:
    post = problem.post(one.post_id)
    near = [
        other
        for other in experienced
        if not one.remote
        and other.place == one.place
        and beside(post, problem.post(other.post_id))
    ]
    times = [time for other in near for time in (other.start, other.end)]
    minutes = sum(
        end - start
        for start, end in cut(one.start, one.end, times)
        if not any(other.start <= start and end <= other.end for other in near)
    )
    if minutes:
        employee = problem.employee(one.employee_id)
        yield RULE.violation(
            problem,
            minutes,
            message(
                "{name} is still learning and has no experienced colleague beside her "
                "on {post} for {time}.",
                name=employee.name,
                post=post.name,
                time=Duration(minutes),
            ),
            employee_id=employee.id,
            post_id=post.id,
            day=one.date,
            start=one.start,
            end=one.end,
        )


RULE = Rule(
    id="newcomer_alone",
    title="Newcomers and trainees",
    reason="Someone who is learning is never left alone, nor works from home.",
    source="Establishment (welcome of newcomers)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "weeks": Parameter(
            default=8,
            unit="weeks",
            meaning="Weeks after the first day during which someone is a newcomer",
        )
    },
    check=check,
)
