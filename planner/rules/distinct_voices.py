"""Distinct voices: callers of a line find the same few people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.rules.diary import shown_on
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import PostWeek, Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the people beyond the limit who hold each line in each week."""
    most = RULE.value(problem, "people")
    for post_week in scope.post_weeks:
        post_id, monday = post_week
        if not is_line(problem, post_id):
            continue
        people = len(voices(problem, rota, post_week))
        if people > most:
            yield RULE.violation(
                problem,
                people - most,
                message(
                    "{people} people hold {post} in the week of {monday}; {most} at "
                    "most are wished.",
                    people=people,
                    post=problem.post(post_id).name,
                    monday=monday,
                    most=most,
                ),
                post_id=post_id,
                day=shown_on(problem, monday),
            )


def is_line(problem: Problem, post_id: str) -> bool:
    """Return whether callers reach a post itself.

    A combined post answers the lines it holds at once, and is none of its own.
    """
    held = problem.post(post_id).combines
    return problem.activity_of(post_id).phone and not any(
        problem.activity_of(name).phone for name in held
    )


def voices(problem: Problem, rota: Rota, post_week: PostWeek) -> frozenset[str]:
    """Return the people who hold a line at least once in a week, given days too.

    Those on the post itself, and those on a combined post that holds it at once.
    """
    post_id, monday = post_week
    return frozenset(
        one.employee_id
        for days in (rota, problem.context_rota)
        for n in range(DAYS_A_WEEK)
        for name in (post_id, *problem.combined_with.get(post_id, ()))
        for one in days.holding(name, monday + timedelta(days=n))
    )


RULE = Rule(
    id="distinct_voices",
    title="Distinct voices",
    reason="Callers trust a voice they know, and a line held by few is held better.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.PEOPLE,
    weight=6,
    parameters={
        "people": Parameter(
            default=4,
            unit="people",
            meaning="People who hold one line in a week, at most",
            shared=True,
        )
    },
    check=check,
)
