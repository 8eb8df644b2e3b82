"""How much of a medical assistant's time a doctor was promised."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.attendance import can_work, workable
from planner.domain.balance import due_minutes
from planner.domain.clock import NOON, overlap

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.coupling import Assistance
    from planner.domain.problem import Problem


def posts_of(problem: Problem, doctor_id: str) -> frozenset[str]:
    """Return the posts held for a doctor's consultations."""
    return frozenset(p.id for p in problem.posts if p.doctor_id == doctor_id)


def promised(problem: Problem, one: Assistance) -> float:
    """Return the minutes due to the doctor over the period.

    A fraction of the time the assistant owes, as far as there are consultations on
    the dates she can work: both are known before anything is planned.
    """
    employee = problem.employee(one.employee_id)
    return min(
        one.fraction * due_minutes(problem, employee), consultations(problem, one)
    )


def consultations(problem: Problem, one: Assistance) -> int:
    """Return the minutes of consultation she could attend over the period."""
    if one.consultations is not None:
        return one.consultations
    employee = problem.employee(one.employee_id)
    doctor = problem.doctors_by_id[one.doctor_id]
    posts = posts_of(problem, one.doctor_id)
    return sum(
        _attended(problem, one, posts, day)
        for day in problem.period.days
        if not doctor.away_all_day(day) and can_work(problem, employee, day)
    )


def _attended(
    problem: Problem, one: Assistance, posts: frozenset[str], day: date
) -> int:
    """Return the minutes of consultation inside the best of her hours of a date."""
    needs = [n for post in posts for n in problem.requirements_on.get((post, day), ())]
    times = {time for need in needs for time in (need.start, need.end)}
    marks = sorted({*times, NOON} if times else times)
    doctor = problem.doctors_by_id[one.doctor_id]
    held = [
        (start, end)
        for start, end in pairwise(marks)
        if any(need.start <= start and end <= need.end for need in needs)
        and not doctor.away_minutes(day, start, end)
    ]
    shifts = workable(problem, problem.employee(one.employee_id), day)
    return max(
        sum(overlap(*part, *segment) for part in held for segment in shift.segments)
        for shift in shifts
    )
