"""Overdue work: what can wait does not wait too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.stream import WorkStream, done_on
from planner.domain.waiting import queue
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

SERIOUS = 5.0
"""Points of what waits beyond the maximum delay, relative to the weight."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield, per stream and working day, the minutes that wait too long at its end."""
    for stream_id in scope.stream_ids:
        stream = problem.streams_by_id[stream_id]
        possible = done_on(problem, stream, rota.assignments)
        for one in queue(problem, stream, possible):
            if one.working:
                yield from _late(problem, stream, one.date, one.late, one.serious)


def _late(
    problem: Problem, stream: WorkStream, day: date, late: float, serious: float
) -> Iterator[Violation]:
    post = problem.post(min(stream.post_ids))
    for minutes, days, factor in (
        (serious, stream.maximum_days, SERIOUS),
        (late - serious, stream.target_days, 1.0),
    ):
        if minutes:
            yield RULE.violation(
                problem,
                minutes,
                message(
                    "{stream}: {time} of work has waited more than {days} working "
                    "days at the end of the day.",
                    stream=stream.name,
                    time=Duration(minutes),
                    days=days,
                ),
                factor=factor,
                post_id=post.id,
                service_id=post.service_id,
                day=day,
            )


RULE = Rule(
    id="overdue_work",
    title="Overdue work",
    reason="Letters and papers may wait, but patients' care waits with them.",
    source="Establishment (delays wished for each stream of work)",
    level=Level.TARGET,
    unit=Unit.MINUTES,
    weight=120,
    check=check,
)
