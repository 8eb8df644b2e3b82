"""Split day: how far a day in several stretches may be spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import agreed_stretches
from planner.domain.rota import Rota, worked_segments
from planner.rules.diary import planned_days
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Clock, Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.scope import Scope
    from planner.domain.shift import Piece


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield, per day worked in several stretches, the minutes against its limits."""
    for employee, day, assignments in planned_days(rota, scope):
        segments = worked_segments(assignments)
        breach = _breach(problem, employee, day, segments)
        if breach:
            yield RULE.violation(
                problem,
                breach,
                message(
                    "The day of {name}, split in {count} from {start} to {end}, is "
                    "{time} outside the limits of a split day.",
                    name=employee.name,
                    count=len(segments),
                    start=Clock(segments[0].start),
                    end=Clock(segments[-1].end),
                    time=Duration(breach),
                ),
                employee_id=employee.id,
                day=day,
                start=segments[0].start,
                end=segments[-1].end,
            )


def _breach(
    problem: Problem, employee: Employee, day: date, segments: Sequence[Piece]
) -> float:
    """Return the minutes too spread, too short and too many, added up.

    Her own absence counts as worked: to fall ill at ten splits no day.
    """
    stretches = agreed_stretches(problem, employee.id, day, segments)
    if len(stretches) == 1:
        return 0.0
    amplitude = RULE.value(problem, "amplitude", employee)
    shortest = RULE.value(problem, "period_minutes", employee)
    periods = round(RULE.value(problem, "periods", employee))
    too_spread = max(0, segments[-1].end - segments[0].start - amplitude)
    too_short = sum(max(0, shortest - stretch.minutes) for stretch in stretches)
    too_many = sum(stretch.minutes for stretch in stretches[periods:])
    return too_spread + too_short + too_many


RULE = Rule(
    id="split_day",
    title="Split day",
    reason="A day cut in two keeps people away from home: the law limits its spread.",
    source=(
        "Décret 2002-9 art. 7-2° (public hospitals); IDCC 1147 art. 23; private "
        "sector: the spread left by 11 h of daily rest (code du travail L. 3131-1)"
    ),
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "amplitude": Parameter(
            default=10 * 60 + 30,
            unit="minutes",
            meaning="Most time from the first start to the last end of a split day",
            rule_sets={"idcc1147": 10 * 60, "private": 13 * 60, "idcc2264": 13 * 60},
        ),
        "period_minutes": Parameter(
            default=3 * 60,
            unit="minutes",
            meaning="Shortest stretch of a split day",
            rule_sets={"private": 0, "idcc2264": 0},
        ),
        "periods": Parameter(
            default=2, unit="stretches", meaning="Most stretches in one day"
        ),
    },
    check=check,
)
