"""How much time someone owes over the period, and how much a rota plans."""

from __future__ import annotations

from calendar import monthrange
from itertools import groupby
from typing import TYPE_CHECKING

from planner.domain.attendance import workable
from planner.domain.clock import END_OF_DAY, overlap
from planner.domain.freed import present
from planner.domain.people import DAYS_A_WEEK, Balance
from planner.domain.period import monday_of
from planner.domain.shift import Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.absence import Absence
    from planner.domain.people import Employee
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

HALF_DAY_ABSENCE = 240
"""Absence of at least this many minutes of a date takes half the day's due time."""
HALF_DAY_WORKED = 180
"""An absence of eight hours or more takes all of it, unless it begins or ends so far
outside her hours that at least this many minutes of them are left."""


def full_on(problem: Problem, employee: Employee, day: date) -> float:
    """Return the minutes due on one date if nobody were absent."""
    if not problem.shifts_on(employee, day):
        return 0.0
    pattern = problem.patterns_by_id[employee.pattern_id]
    weekly = problem.contract_of(employee).weekly_minutes
    length = problem.pattern_lengths[pattern.id][pattern.on(day)]
    return weekly * len(pattern.weeks) / pattern.days * length


def due_on(problem: Problem, employee: Employee, day: date) -> float:
    """Return the minutes due on one date.

    Weekly time is spread over the days of the working pattern as the hours it offers
    on them: where Friday is half as long, it owes half as much. A holiday or a day off
    owes nothing. On a justified absence the employee is treated as having done the
    planned hours (décret 2002-9 art. 14), so nothing is left to plan.
    """
    return less_absence(problem, employee, day, full_on(problem, employee, day))


def less_absence(problem: Problem, employee: Employee, day: date, full: float) -> float:
    """Return what is due on a date that asks for `full` minutes, absences credited."""
    absences = problem.absences_of.get(employee.id)
    if not absences:
        return full
    absent = _away(absences, day, 0, END_OF_DAY)
    if absent >= 2 * HALF_DAY_ABSENCE and _all_day(problem, employee, day):
        return 0.0
    return max(0.0, full - absent) if absent < HALF_DAY_ABSENCE else full / 2


def _away(absences: Iterable[Absence], day: date, start: int, end: int) -> int:
    """Return the minutes of `start`-`end` that absences take, each once."""
    taken = joined(
        Piece(one.start, one.end) for one in absences if one.first <= day <= one.last
    )
    return sum(overlap(start, end, *hours) for hours in taken)


def _all_day(problem: Problem, employee: Employee, day: date) -> bool:
    """Return whether absences of eight hours or more leave less than a half-day.

    Ill from 12:30 to midnight she has lost an afternoon, not a day.
    """
    left = max((one.minutes for one in workable(problem, employee, day)), default=0)
    if left < HALF_DAY_WORKED:
        return True
    shifts = problem.shifts_on(employee, day)
    start, end = min(s.start for s in shifts), max(s.end for s in shifts)
    absences = problem.absences_of.get(employee.id, ())
    return _away(absences, day, start, end) >= 2 * HALF_DAY_ABSENCE


def due_minutes(
    problem: Problem, employee: Employee, days: Iterable[date] | None = None
) -> int:
    """Return the minutes due over the period (or some days), absences credited."""
    days = problem.period.days if days is None else days
    return round(sum(due_on(problem, employee, day) for day in days))


def credited_minutes(problem: Problem, employee: Employee) -> int:
    """Return the minutes of the period that absences credit, as if worked."""
    return round(
        sum(
            full_on(problem, employee, day) - due_on(problem, employee, day)
            for day in problem.period.days
        )
    )


def planned_minutes(
    problem: Problem,
    rota: Rota,
    employee_id: str,
    days: Iterable[date] | None = None,
) -> int:
    """Return the minutes planned in the period (or some days), fixed days included."""
    among = problem.period if days is None else frozenset(days)
    return sum(
        one.minutes
        for one in (*problem.context_rota.of(employee_id), *rota.of(employee_id))
        if one.date in among
    )


def balance_windows(
    problem: Problem, employee: Employee
) -> tuple[tuple[date, ...], ...]:
    """Return the dates over each of which hours due and planned are balanced.

    Weeks and cycles are cut where the period starts and ends.
    """
    over = problem.contract_of(employee).balance
    if over is Balance.PERIOD:
        return (problem.period.days,)
    pattern = problem.patterns_by_id[employee.pattern_id]
    weeks = len(pattern.weeks) if over is Balance.CYCLE else 1

    def turn(day: date) -> int:
        return (monday_of(day) - pattern.anchor).days // DAYS_A_WEEK // weeks

    groups = groupby(problem.period.days, key=turn)
    return tuple(tuple(days) for _, days in groups)


def cut_short(problem: Problem, employee: Employee, day: date) -> bool:
    """Return whether an absence nobody foresaw takes some hours of a date."""
    return any(
        not one.planned and not one.whole_day and one.first <= day <= one.last
        for one in problem.absences_of.get(employee.id, ())
    )


def beyond_due(problem: Problem, employee: Employee, day: date, minutes: int) -> int:
    """Return the minutes worked on a date cut short that exceed what it still owes.

    The hours worked before she fell ill are no fault of hers nor of the rota: they
    count for no more than what is left to do that day.
    """
    if not cut_short(problem, employee, day):
        return 0
    return max(0, minutes - round(due_on(problem, employee, day)))


def whole_windows(problem: Problem, employee: Employee) -> tuple[tuple[date, ...], ...]:
    """Return the weeks or cycles, shorter than the period, that it holds in full.

    Of one the period cuts, nobody knows what the rest makes up for; one in which an
    unforeseen absence cut a date short is no fault of the rota.
    """
    pattern = problem.patterns_by_id[employee.pattern_id]
    cycle = problem.contract_of(employee).balance is Balance.CYCLE
    full = DAYS_A_WEEK * (len(pattern.weeks) if cycle else 1)
    if len(problem.period.days) == full:
        return ()
    windows = balance_windows(problem, employee)
    return tuple(
        days
        for days in windows
        if len(days) == full and not any(cut_short(problem, employee, d) for d in days)
    )


def months_of(period: Period) -> float:
    """Return the length of a period in calendar months (each date is its share)."""
    return sum(1 / monthrange(day.year, day.month)[1] for day in period.days)


def most_minutes(problem: Problem, employee: Employee) -> int:
    """Return the most minutes the contract lets be planned over the period.

    What is due and the credit, the overtime accepted pro rata of a month, less the
    hours brought in advance or more those owed. What an illness leaves of the rota as
    published may stand.
    """
    credit = problem.contract_of(employee).credit_minutes
    more = credit + accepted_overtime(problem, employee) - employee.hours_brought
    days = problem.period.days
    most = max(0, due_minutes(problem, employee) + more)
    return max(most, left_of_published(problem, employee, days, more))


def most_in_window(problem: Problem, employee: Employee, days: Iterable[date]) -> int:
    """Return the most minutes the contract lets be planned in a week or cycle.

    The credit counts in each. Overtime accepted for the period and hours owed from
    before it may be worked in any: `most_minutes` sees to it that it is once only.
    What an illness leaves of the rota as published may stand here too.
    """
    days = tuple(days)
    more = _tolerated(problem, employee) + accepted_overtime(problem, employee)
    most = due_minutes(problem, employee, days) + more
    return max(most, left_of_published(problem, employee, days, more))


def left_of_published(
    problem: Problem, employee: Employee, days: Iterable[date], more: int
) -> int:
    """Return what an unforeseen absence leaves of the hours published on some days.

    She counts as having done the hours planned (décret 2002-9 art. 14): ill on the day
    off of a week planned on four, six hours are credited and none of those planned is
    lost; the rest of her rota is no less lawful for that. What was beyond the limit
    (`more` than is due) before she fell ill stays so. Of a date cut short no more
    counts than `beyond_due` leaves.
    """
    published = problem.published_rota
    absences = problem.absences_of.get(employee.id, ())
    if published is None or all(one.planned for one in absences):
        return 0
    left = 0
    most = float(more)
    for day in days:
        held = published.on(employee.id, day)
        kept = sum(a.minutes for a in present(problem, employee.id, day, held))
        left += kept - beyond_due(problem, employee, day, kept)
        ill = any(not a.planned and a.first <= day <= a.last for a in absences)
        due = full_on if ill else due_on
        most += due(problem, employee, day)
    return max(0, min(left, round(most)))


def accepted_overtime(problem: Problem, employee: Employee) -> int:
    """Return the minutes of overtime accepted for the period, pro rata of a month."""
    accepted = problem.contract_of(employee).overtime_minutes
    return round(accepted * months_of(problem.period)) if accepted else 0


def ordinary_minutes(problem: Problem, employee: Employee) -> int:
    """Return the minutes of the period beyond which lies overtime.

    Neither the credit of the contract, nor hours owed that are made up, nor what an
    illness leaves of the rota as published are overtime.
    """
    more = _tolerated(problem, employee)
    most = due_minutes(problem, employee) + more
    days = problem.period.days
    return max(most, left_of_published(problem, employee, days, more))


def _tolerated(problem: Problem, employee: Employee) -> int:
    """Return the minutes beyond those due that are no overtime."""
    owed = max(0, -employee.hours_brought)
    return problem.contract_of(employee).credit_minutes + owed


def overtime_minutes(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the minutes of overtime planned over the period."""
    planned = planned_minutes(problem, rota, employee.id)
    return max(0, planned - ordinary_minutes(problem, employee))
