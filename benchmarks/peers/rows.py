"""Days in a row that should not all be mostly on one activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.view import SCALE, Row
from planner.rules import days_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.work import Activity


def rows(
    problem: Problem, ranks: Mapping[str, int], dates: Mapping[date, int]
) -> Iterator[Row]:
    """Yield every row of days just longer than wished that ends in the period.

    Rule `days_run` counts each date beyond the longest run: as many as there are such
    rows, all mostly on the activity, overlapping or not.
    """
    for employee in problem.employees:
        pattern = days_run.pattern_dates(problem, employee)
        for activity in problem.activities:
            most = days_run.longest(problem, employee, activity)
            for last in range(most, len(pattern)) if most else ():
                row = pattern[last - most : last + 1]
                if row[-1] in dates and _given(problem, employee.id, activity, row):
                    yield Row(
                        person=ranks[employee.id],
                        dates=tuple(dates[day] for day in row if day in dates),
                        activity=activity.id,
                        points=round(days_run.RULE.points(problem) * SCALE),
                    )


def _given(
    problem: Problem, employee_id: str, activity: Activity, row: list[date]
) -> bool:
    """Return whether the days before the period are on the activity, all of them."""
    before = (day for day in row if day not in problem.period)
    return all(
        days_run.mostly(problem, activity, problem.context_rota.on(employee_id, day))
        for day in before
    )
