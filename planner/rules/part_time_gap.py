"""Part-time gap: one short interruption a day for part-timers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.domain.clock import END_OF_DAY
from planner.domain.rota import Rota, worked_segments
from planner.rules.diary import planned_days
from planner.rules.rule import (
    Basis,
    Confidence,
    Level,
    Parameter,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes by which a part-timer's day is interrupted too long.

    The longest interruption may last so long; any other is one too many. Hours of her
    own absence are none.
    """
    for employee, day, assignments in planned_days(rota, scope):
        if not problem.contract_of(employee).part_time:
            continue
        most = RULE.value(problem, "minutes", employee)
        worked = worked_segments(assignments)
        segments = agreed_stretches(problem, employee.id, day, worked)
        gaps = sorted(after.start - before.end for before, after in pairwise(segments))
        excess = max(0.0, gaps[-1] - most) if gaps else 0.0
        excess += sum(gaps[:-1]) if most < END_OF_DAY else 0
        if excess:
            yield RULE.violation(
                problem,
                excess,
                message(
                    "{name} works part-time and is kept {excess} too long between two "
                    "stretches; one interruption of {most} at most.",
                    name=employee.name,
                    excess=Duration(excess),
                    most=Duration(most),
                ),
                employee_id=employee.id,
                day=day,
                start=segments[0].start,
                end=segments[-1].end,
            )


RULE = Rule(
    id="part_time_gap",
    title="Interruption of a part-time day",
    reason="Part-timers are not kept waiting unpaid between two stretches of work.",
    source="Code du travail L. 3123-30, seen under its former number L. 3123-16",
    confidence=Confidence.SECONDARY,
    bases={
        "idcc1147": Basis(
            source="IDCC 1147, avenant 64 (part-time)", confidence=Confidence.SEEN
        )
    },
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=END_OF_DAY,
            unit="minutes",
            meaning="Longest interruption of a part-timer's day (1440: no limit)",
            rule_sets={"private": 120, "idcc1147": 120, "idcc2264": 120},
        )
    },
    check=check,
)
