"""Working pattern: people work the hours their pattern offers, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Rota, changes_in, worked_segments
from planner.rules.diary import PlannedDay, planned_days
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Clock, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope
    from planner.domain.shift import ShiftType


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield one breach per date on which no shift type of the pattern fits."""
    for planned_day in planned_days(rota, scope):
        employee, day, _ = planned_day
        said = _breach(problem, planned_day)
        if said:
            yield RULE.violation(problem, 1, said, employee_id=employee.id, day=day)


def _breach(problem: Problem, planned_day: PlannedDay) -> Message | None:
    """Return what is wrong with the hours of a day, if anything is."""
    employee, day, assignments = planned_day
    shifts = problem.shifts_on(employee, day)
    if not shifts:
        return message("{name} is off on this day.", name=employee.name)
    segments = worked_segments(assignments)
    fitting = [shift for shift in shifts if shift.segments == segments]
    if not fitting:
        return message(
            "{name} does not work these hours ({start} to {end}) on this day.",
            name=employee.name,
            start=Clock(segments[0].start),
            end=Clock(segments[-1].end),
        )
    stray = _stray_cut(assignments, fitting)
    if stray is None:
        return None
    return message(
        "{name} changes post at {time}, which is not a hand-over time.",
        name=employee.name,
        time=Clock(stray),
    )


def _stray_cut(
    assignments: Iterable[Assignment], fitting: list[ShiftType]
) -> int | None:
    """Return the first change inside a segment that no fitting shift type allows.

    All changes of a day must be hand-overs of one and the same shift type. Assignments
    that overlap are the business of the rule `one_place`.
    """
    cuts = [
        after.start
        for before, after in changes_in(assignments)
        if before.end == after.start
        and (before.post_id, before.place) != (after.post_id, after.place)
    ]
    stray = [[cut for cut in cuts if cut not in shift.handovers] for shift in fitting]
    fewest = min(stray, key=len)
    return fewest[0] if fewest else None


RULE = Rule(
    id="working_pattern",
    title="Working pattern",
    reason="People work on the days and in the hours agreed with them.",
    source="Contract; working cycle: décret 2002-9 art. 9",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR, Basis(source="Contract", confidence=Confidence.HOUSE)
    ),
    level=Level.HARD,
    unit=Unit.TIMES,
    check=check,
)
