"""On which dates someone could work, known before anything is planned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import hours_taken
from planner.domain.clock import END_OF_DAY, NOON, overlap
from planner.domain.shift import Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.coupling import Doctor
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType

MONDAY, FRIDAY = 0, 4
Half = tuple[int, int]
"""Morning or afternoon, from-to."""
HALVES: tuple[Half, ...] = ((0, NOON), (NOON, END_OF_DAY))


def workable(problem: Problem, employee: Employee, day: date) -> tuple[ShiftType, ...]:
    """Return the hours her pattern offers on `day` that no absence touches."""
    absences = problem.absences_of.get(employee.id, ())
    return tuple(
        shift
        for shift in problem.shifts_on(employee, day)
        if not any(
            absence.minutes_on(day, *segment)
            for absence in absences
            for segment in shift.segments
        )
    )


def can_work(problem: Problem, employee: Employee, day: date) -> bool:
    """Return whether her pattern offers hours on `day` that no absence touches."""
    return bool(workable(problem, employee, day))


def agreed_stretches(
    problem: Problem, employee_id: str, day: date, worked: Iterable[Piece]
) -> tuple[Piece, ...]:
    """Return the stretches worked, with the hours her own absences took off them.

    An absence counts as worked: it neither splits a day nor shortens a part of it. The
    hours of it in which she had no work to do count for nothing.
    """
    work = tuple(worked)
    taken = hours_taken(problem.absences_of.get(employee_id, ()), day)
    if not taken:
        return work
    lost = _lost(problem, employee_id, day, work, taken)
    return tuple(
        stretch
        for stretch in joined((*work, *lost))
        if any(overlap(*stretch, *part) for part in work)
    )


def _lost(
    problem: Problem,
    employee_id: str,
    day: date,
    work: tuple[Piece, ...],
    taken: tuple[Piece, ...],
) -> tuple[Piece, ...]:
    """Return the hours taken of the shift types of which absences leave this work."""
    shifts = [
        shift
        for shift in problem.shifts_on(problem.employee(employee_id), day)
        if (left := shift.without(taken)) and left.segments == work
    ]
    if not shifts:
        # Hours outside her pattern are a breach of that: nobody knows what was lost.
        return taken
    return tuple(
        Piece(max(segment.start, gone.start), min(segment.end, gone.end))
        for shift in shifts
        for segment in shift.segments
        for gone in taken
        if overlap(*segment, *gone)
    )


def absent_all_day(problem: Problem, employee_id: str, day: date) -> bool:
    """Return whether someone is away the whole of a date."""
    return any(
        one.whole_day and one.first <= day <= one.last
        for one in problem.absences_of.get(employee_id, ())
    )


def halves_away(problem: Problem, employee_id: str, day: date) -> tuple[Half, ...]:
    """Return the half-days of a date someone is away for, both on a whole day.

    A half-day is missed when absences take all the hours her pattern offers in it: an
    hour at the dentist's is none.
    """
    if absent_all_day(problem, employee_id, day):
        return HALVES
    if not any(
        one.first <= day <= one.last for one in problem.absences_of.get(employee_id, ())
    ):
        return ()
    return tuple(half for half in HALVES if _misses(problem, employee_id, day, half))


def halves_without(doctor: Doctor, day: date) -> tuple[Half, ...]:
    """Return the half-days of a date without consultation of a doctor."""
    return tuple(
        half for half in HALVES if doctor.away_minutes(day, *half) == half[1] - half[0]
    )


def _misses(problem: Problem, employee_id: str, day: date, half: Half) -> bool:
    hours = [
        (max(segment.start, half[0]), min(segment.end, half[1]))
        for shift in problem.shifts_on(problem.employee(employee_id), day)
        for segment in shift.segments
        if overlap(*segment, *half)
    ]
    taken = joined(hours_taken(problem.absences_of.get(employee_id, ()), day))
    return bool(hours) and all(
        any(away.start <= start and end <= away.end for away in taken)
        for start, end in hours
    )


def next_workable(
    problem: Problem, employee: Employee, day: date, *, step: int, within: int
) -> date | None:
    """Return the nearest date she could work, none if there is none `within` days.

    `step` is 1 for dates after `day`, -1 for dates before it.
    """
    for distance in range(1, within + 1):
        found = day + timedelta(days=step * distance)
        if can_work(problem, employee, found):
            return found
    return None


def is_bridge(problem: Problem, employee: Employee, day: date) -> bool:
    """Return whether a weekday lies between a public holiday and the weekend."""
    holidays = problem.home_site(employee).holidays
    if day in holidays:
        return False
    after = day.weekday() == FRIDAY and day - timedelta(days=1) in holidays
    before = day.weekday() == MONDAY and day + timedelta(days=1) in holidays
    return after or before
