"""What a period leaves to the next one: last days, counters, memory, what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.fortnight import SUNDAY
from planner.domain.history import WEEK, known_weeks, minutes_by_week, week_minutes
from planner.domain.period import monday_of
from planner.domain.stream import done_on
from planner.domain.waiting import carried
from planner.evaluation.continuity import practised
from planner.evaluation.counters import Counters, counters
from planner.evaluation.ledger import history
from planner.rules.annual_time import ill_minutes
from planner.rules.diary import minutes_worked

if TYPE_CHECKING:
    from planner.domain.memory import Familiarity
    from planner.domain.people import Employee
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.stream import WorkStream

LOOK_BACK = timedelta(days=14)
"""Days worked that the next period sees: rests, runs and fortnights look back at them.
Averages over longer use `past_weeks`."""
WEEKS_KEPT = 12
"""Past weeks kept at least: the longest average of the law runs over twelve."""
PUBLIC = "fph"
LAST_OF_WEEK = WEEK - timedelta(days=1)


def carry(problem: Problem, rota: Rota, period: Period) -> Problem:
    """Return the next problem as far as this one and its rota tell it.

    Public holidays, needs and what arrives in streams are still those of the old
    period. Meetings, pins and what was published are left out: they have their dates.
    """
    since = seen_from(period)
    return problem.replace(
        period=period,
        employees=_employees(problem, rota, period),
        # Those that end shortly before tell who comes back from a leave.
        absences=tuple(one for one in problem.absences if one.last >= since),
        requests=tuple(one for one in problem.requests if one.date >= period.start),
        meetings=(),
        streams=tuple(_waiting(problem, rota, one) for one in problem.streams),
        externals=tuple(
            replace(one, refused=_coming(one.refused, period))
            for one in problem.externals
        ),
        doctors=tuple(
            replace(
                one,
                away=_coming(one.away, period),
                away_mornings=_coming(one.away_mornings, period),
                away_afternoons=_coming(one.away_afternoons, period),
            )
            for one in problem.doctors
        ),
        hardships=history(problem, rota),
        familiarities=_familiarities(problem, rota),
        context=_last_days(problem, rota, since),
        pins=(),
        published=None,
        planned_at=None,
    )


def seen_from(period: Period) -> date:
    """Return the first date before a period whose work it sees, a Monday."""
    return monday_of(period.start - LOOK_BACK)


def year_known(problem: Problem, employee: Employee) -> bool:
    """Return whether all she worked since 1 January is counted before the period."""
    first = date(problem.period.start.year, 1, 1)
    days = (problem.period.start - first).days
    return bool(employee.year_minutes) or not any(
        problem.shifts_on(employee, first + timedelta(days=n)) for n in range(days)
    )


def _coming(dates: frozenset[date], period: Period) -> frozenset[date]:
    return frozenset(day for day in dates if day >= period.start)


def _waiting(problem: Problem, rota: Rota, stream: WorkStream) -> WorkStream:
    possible = done_on(problem, stream, rota.assignments)
    minutes, age = carried(problem, stream, possible)
    return replace(stream, opening=minutes, opening_age=age)


def _familiarities(problem: Problem, rota: Rota) -> tuple[Familiarity, ...]:
    """Return who knows which service; her own is only named where it was before."""
    named = {(one.employee_id, one.service_id) for one in problem.familiarities}
    home = {one.id: one.home_service_id for one in problem.employees}
    return tuple(
        one
        for one in practised(problem, rota)
        if (one.employee_id, one.service_id) in named
        or one.service_id != home[one.employee_id]
    )


def _last_days(problem: Problem, rota: Rota, since: date) -> tuple[Assignment, ...]:
    return tuple(
        replace(one, pinned=False)
        for one in sorted((*problem.context, *rota.assignments))
        if one.date >= since
    )


# People -------------------------------------------------------------------------


def _employees(problem: Problem, rota: Rota, period: Period) -> tuple[Employee, ...]:
    return tuple(
        replace(
            employee,
            hours_brought=_brought(problem, employee, totals, period),
            past_weeks=_weeks(problem, rota, employee, period),
            **_year(problem, rota, employee, totals, period.start.year),
        )
        for employee, totals in zip(
            problem.employees, counters(problem, rota), strict=True
        )
    )


def _brought(
    problem: Problem, employee: Employee, totals: Counters, period: Period
) -> int:
    """Return the account at the end; in a new year public hospitals claim nothing."""
    new_year = period.start.year != problem.period.start.year
    if new_year and problem.contract_of(employee).rule_set == PUBLIC:
        return max(0, totals.balance)
    return totals.balance


def _year(
    problem: Problem, rota: Rota, employee: Employee, totals: Counters, year: int
) -> dict[str, Any]:
    """Return the counters since 1 January of a year.

    Where the period has that day in it, its overtime cannot be told apart by date and
    starts at 0.
    """
    worked = {
        day: minutes
        for day, minutes in minutes_worked(problem, rota, employee).items()
        if day in problem.period and day.year == year
    }
    days = [day for day in problem.period.days if day.year == year]
    minutes = sum(worked.values()) + ill_minutes(problem, employee, days)
    holidays = problem.home_site(employee).holidays
    sundays = sum(day.weekday() == SUNDAY or day in holidays for day in worked)
    if problem.period.start.year != year:
        return {"year_minutes": minutes, "year_overtime": 0, "year_sundays": sundays}
    known = year_known(problem, employee)
    return {
        "year_minutes": employee.year_minutes + minutes if known else 0,
        "year_overtime": totals.year_overtime,
        "year_sundays": employee.year_sundays + sundays,
    }


def _weeks(
    problem: Problem, rota: Rota, employee: Employee, period: Period
) -> tuple[int, ...]:
    """Return the minutes of the weeks known in full before a period, oldest first."""
    monday = _first_week(problem, employee)
    worked = minutes_by_week(problem, rota, employee)
    found = []
    while monday < monday_of(period.start):
        found.append(week_minutes(problem, employee, monday, worked))
        monday += WEEK
    cycle = problem.patterns_by_id[employee.pattern_id].weeks
    return tuple(found[-max(WEEKS_KEPT, len(cycle)) :])


def _first_week(problem: Problem, employee: Employee) -> date:
    """Return the Monday from which on every week is known in full."""
    straddling = problem.period.weeks[0]
    known = known_weeks(problem, employee)
    first = known[0] if known else straddling
    if not _seen_whole(problem, employee, straddling):
        first = max(first, straddling + WEEK)
    if employee.joined:
        first = max(first, monday_of(employee.joined + LAST_OF_WEEK))
    return first


def _seen_whole(problem: Problem, employee: Employee, monday: date) -> bool:
    """Return whether the days of a week before the period are known, or all off."""
    if any(monday <= one.date < problem.period.start for one in problem.context):
        return True
    days = (problem.period.start - monday).days
    return not any(
        problem.shifts_on(employee, monday + timedelta(days=n)) for n in range(days)
    )
