"""Post open: nobody is put on a post that is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.domain.work import ActivityKind
from planner.rules.diary import planned
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment spent while its post is closed."""
    for employee, one in planned(rota, scope):
        closed = one.minutes - _open(problem, employee, one)
        if closed > 0:
            yield RULE.violation(
                problem,
                closed,
                message(
                    "{post} is closed for {time} of these hours.",
                    post=problem.post(one.post_id).name,
                    time=Duration(closed),
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _open(problem: Problem, employee: Employee, one: Assignment) -> int:
    """Return the minutes of an assignment during which its post is open.

    Work that waits can be done at any time of a day on which some is asked for.
    """
    opening = problem.opening(one.post_id, one.date)
    if opening is None:
        return 0
    if problem.activity_of(one.post_id).deferrable:
        return one.minutes
    before, after = margins(problem, employee, problem.post(one.post_id))
    start, end = opening
    return overlap(start - before, end + after, one.start, one.end)


def margins(problem: Problem, employee: Employee, post: Post) -> tuple[int, int]:
    """Return the minutes someone may be on a post before it opens, after it closes.

    A meeting has none; a post with longer opening or closing blocks has these.
    """
    if problem.activity_of(post.id).kind is ActivityKind.MEETING:
        return 0, 0
    margin = round(RULE.value(problem, "minutes", employee))
    return max(margin, post.opening_minutes), max(margin, post.closing_minutes)


RULE = Rule(
    id="post_open",
    title="Opening hours",
    reason="A desk or a line outside its hours needs nobody.",
    source="Establishment (needs of each service)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=30,
            unit="minutes",
            meaning="Time to prepare before the opening and to tidy up after the close",
        )
    },
    check=check,
)
