"""Wishes for dates, and the week worked before the period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind
from planner.domain.people import DAYS_A_WEEK, Employee
from planner.domain.rota import Assignment
from planner.exchange.generate.hospital import desk_post, typing_post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from planner.domain.problem import Problem

WISHES = 0.4
"""Share of people with a wish."""
AT_HOME = 0.3
"""Share of wishes that ask for a day at home, among those who have the right."""


def wishes(problem: Problem, random: Random) -> tuple[Request, ...]:
    """Return at most one wish a person, on a date she would work."""
    found: list[Request] = []
    for employee in problem.employees:
        days = [d for d in problem.period.days if _works(problem, employee, d)]
        if days and random.random() < WISHES:
            remote = employee.telework_days and random.random() < AT_HOME
            found.append(
                Request(
                    employee_id=employee.id,
                    date=random.choice(days),
                    kind=RequestKind.TELEWORK if remote else RequestKind.DAY_OFF,
                    strength=random.randint(1, 3),
                )
            )
    return tuple(found)


def _works(problem: Problem, employee: Employee, day: date) -> bool:
    away = problem.absences_of.get(employee.id, ())
    return bool(problem.shifts_on(employee, day)) and not any(
        absence.first <= day <= absence.last for absence in away
    )


def history(problem: Problem) -> tuple[Assignment, ...]:
    """Return what everybody did in the seven days before the period, at home base."""
    days = (problem.period.start - timedelta(days=n) for n in range(DAYS_A_WEEK, 0, -1))
    return tuple(
        assignment
        for day in days
        for number, employee in enumerate(problem.employees)
        for assignment in _worked(problem, employee, day, number)
    )


def _worked(
    problem: Problem, employee: Employee, day: date, number: int
) -> Iterator[Assignment]:
    shifts = problem.shifts_on(employee, day)
    if not shifts or not any(
        post.service_id == employee.home_service_id for post in problem.posts
    ):
        return
    for turn, (start, end) in enumerate(shifts[0].segments):
        name = typing_post if (number + turn + day.day) % 2 else desk_post
        yield Assignment(
            date=day,
            employee_id=employee.id,
            start=start,
            end=end,
            post_id=name(employee.home_service_id),
            place=problem.home_site(employee).id,
        )
