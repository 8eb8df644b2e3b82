"""Telework granted: days at home wished and not planned, week by week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.domain.telework import derogated, unknown_days
from planner.rules.telework_days import most_at_home
from planner.rules.telework_granted import RULE
from planner.solver.encoding import Encoding
from planner.solver.weeks import Week, remote_terms, weeks_of

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    points = RULE.points(formulation.problem)
    for week in weeks_of(formulation):
        short = _wanted(formulation.problem, week) - len(week.remote)
        if short > 0:
            missing = formulation.model.column(upper=short, integer=False)
            terms = remote_terms(week)
            formulation.model.row([*terms, (missing, 1.0)], lower=short)
            formulation.charge(RULE.id, missing, points)


def _wanted(problem: Problem, week: Week) -> float:
    """Return the days at home wished, less what too short a week leaves no room for."""
    absences = problem.absences_of.get(week.employee.id, ())
    dates = [week.monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
    available = sum(
        day in problem.period
        and bool(problem.shifts_on(week.employee, day))
        and not any(a.whole_day and a.first <= day <= a.last for a in absences)
        for day in dates
    )
    onsite = RULE.value(problem, "onsite", week.employee)
    onsite -= unknown_days(problem, week.employee, week.monday)
    kept = 0.0 if derogated(week.employee, week.monday) else max(0.0, onsite)
    most = most_at_home(problem, week.employee, week.monday)
    room = min(max(0.0, available - kept), most)
    return min(week.employee.telework_wish, room)


ENCODING = Encoding(id="telework_granted", encode=_encode)
