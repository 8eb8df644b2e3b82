"""Meeting: those who must attend and work then are there, nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.meeting import Meeting
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.text.message import Message


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes worked elsewhere by participants, and there by others."""
    if not problem.meetings:
        return
    for _, one in planned(rota, scope):
        yield from _assignment(problem, one)


def _assignment(problem: Problem, one: Assignment) -> Iterator[Violation]:
    for meeting in problem.meetings:
        if meeting.date != one.date:
            continue
        expected = one.employee_id in meeting.employee_ids
        minutes = overlap(meeting.start, meeting.end, one.start, one.end)
        if minutes and expected != (one.post_id == meeting.post_id):
            start, end = max(meeting.start, one.start), min(meeting.end, one.end)
            yield RULE.violation(
                problem,
                minutes,
                _said(problem, one, meeting, expected=expected),
                employee_id=one.employee_id,
                post_id=one.post_id,
                day=one.date,
                start=start,
                end=end,
            )


def _said(
    problem: Problem, one: Assignment, meeting: Meeting, *, expected: bool
) -> Message:
    name = problem.employee(one.employee_id).name
    start, end = Clock(meeting.start), Clock(meeting.end)
    if expected:
        return message(
            "{name} must be at {meeting} from {start} to {end}.",
            name=name,
            meeting=meeting.name,
            start=start,
            end=end,
        )
    return message(
        "{name} is not expected at {meeting} from {start} to {end}.",
        name=name,
        meeting=meeting.name,
        start=start,
        end=end,
    )


RULE = Rule(
    id="meeting",
    title="Meetings",
    reason="A meeting is for those who were asked, and the line is held by the others.",
    source="Establishment (meetings)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
