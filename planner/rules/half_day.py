"""Half-day: no stretch of a part-timer's work is too short to be worth the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.domain.rota import Rota, worked_segments
from planner.rules.diary import planned_days
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes the one stretch of a part-timer's day is short.

    The stretches of a day cut in several are the business of the rule `split_day`.
    Hours of the stretch lost to her own absence count as worked.
    """
    for employee, day, assignments in planned_days(rota, scope):
        segments = worked_segments(assignments)
        stretches = agreed_stretches(problem, employee.id, day, segments)
        least = RULE.value(problem, "minutes", employee)
        short = least - stretches[0].minutes if len(segments) == 1 else 0
        if short > 0 and problem.contract_of(employee).part_time:
            yield RULE.violation(
                problem,
                short,
                message(
                    "{name} comes for {worked} only; {least} at least.",
                    name=employee.name,
                    worked=Duration(segments[0].minutes),
                    least=Duration(least),
                ),
                employee_id=employee.id,
                day=day,
                start=segments[0].start,
                end=segments[0].end,
            )


RULE = Rule(
    id="half_day",
    title="Shortest half-day",
    reason="Part-timers do not come for less than a real half-day.",
    source="IDCC 1147, avenant 64 (part-time)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=0,
            unit="minutes",
            meaning="Shortest day of a part-timer worked in one stretch (0: no limit)",
            rule_sets={"idcc1147": 3 * 60},
        )
    },
    check=check,
)
