"""Runs: dates worked one after the other, and the dates off between them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planner.rules.diary import diary

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota


class Run(NamedTuple):
    """Successive dates of one person, first and last included."""

    first: date
    last: date
    cut: bool
    """It reaches the edge of what is known: it may be longer than it looks."""

    @property
    def days(self) -> int:
        """How many dates it has."""
        return (self.last - self.first).days + 1


def known_dates(problem: Problem, employee: Employee) -> tuple[date, date]:
    """Return the first and last date of which it is known what someone does.

    These are the edges of the period, or of what is given around it.
    """
    given = problem.context_rota.of(employee.id)
    first, last = problem.period.start, problem.period.end
    if given:
        first, last = min(first, given[0].date), max(last, given[-1].date)
    return first, last


def runs_worked(problem: Problem, rota: Rota, employee: Employee) -> list[Run]:
    """Return the runs of dates worked that do not end before the period."""
    first_known, last_known = known_dates(problem, employee)
    runs: list[tuple[date, date]] = []
    for day in diary(problem, rota, employee):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return [
        Run(first, last, first <= first_known or last >= last_known)
        for first, last in runs
        if last >= problem.period.start
    ]


def runs_off(problem: Problem, rota: Rota, employee: Employee) -> list[Run]:
    """Return the runs of dates off between two dates worked, not over before it starts.

    Dates off at an edge have no known length, so they are no run.
    """
    one = timedelta(days=1)
    return [
        Run(before + one, after - one, cut=False)
        for before, after in pairwise(diary(problem, rota, employee))
        if after - before > one and after >= problem.period.start
    ]


def shown(problem: Problem, day: date) -> date:
    """Return the date of the period that a breach around `day` is shown on."""
    return min(max(day, problem.period.start), problem.period.end)
