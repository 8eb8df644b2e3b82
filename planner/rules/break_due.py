"""Break due: nobody works six hours on end without a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Rota, worked_segments
from planner.domain.shift import break_minutes_in
from planner.rules.diary import planned_days
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Parameter,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.scope import Scope
    from planner.domain.shift import Piece


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield, per long stretch worked, the minutes of break its hours do not have."""
    for employee, day, assignments in planned_days(rota, scope):
        segments = worked_segments(assignments)
        due = [_due(problem, employee, segment) for segment in segments]
        if not any(due):
            continue
        missing = _missing(problem, employee, day, segments, due)
        for segment, short in zip(segments, missing, strict=True):
            if short > 0:
                yield RULE.violation(
                    problem,
                    short,
                    message(
                        "{name} works from {start} to {end} with a break {short} too "
                        "short.",
                        name=employee.name,
                        start=Clock(segment.start),
                        end=Clock(segment.end),
                        short=Duration(short),
                    ),
                    employee_id=employee.id,
                    day=day,
                    start=segment.start,
                    end=segment.end,
                )


def _missing(
    problem: Problem,
    employee: Employee,
    day: date,
    segments: tuple[Piece, ...],
    due: Sequence[float],
) -> list[float]:
    """Return what each stretch lacks, under the kindest shift type of these hours."""
    offered = problem.shifts_on(employee, day) or problem.shift_types
    fitting = [shift for shift in offered if shift.segments == segments]
    breaks = [[break_minutes_in(shift, s) for s in segments] for shift in fitting]
    lacks = [
        [max(0.0, needed - had) for needed, had in zip(due, given, strict=True)]
        for given in breaks or [[0] * len(segments)]
    ]
    return min(lacks, key=sum)


def _due(problem: Problem, employee: Employee, segment: Piece) -> float:
    limit = RULE.value(problem, "after", employee)
    reached = RULE.value(problem, "reached", employee)
    long = segment.minutes >= limit if reached else segment.minutes > limit
    return RULE.value(problem, "break", employee) if long else 0.0


RULE = Rule(
    id="break_due",
    title="Break due",
    reason="Six hours of work on end ask for twenty minutes of pause.",
    source="Décret 2002-9 art. 7 (public hospitals)",
    confidence=Confidence.KNOWN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(source="Code du travail L. 3121-16", confidence=Confidence.SEEN),
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "after": Parameter(
            default=6 * 60, unit="minutes", meaning="Stretch that asks for a break"
        ),
        "reached": Parameter(
            default=0,
            unit="yes or no",
            meaning="Due once the stretch is reached (1), or only beyond it (0)",
            rule_sets={"private": 1, "idcc1147": 1, "idcc2264": 1},
        ),
        "break": Parameter(default=20, unit="minutes", meaning="Shortest break due"),
    },
    check=check,
)
