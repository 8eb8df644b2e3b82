"""What a rota changes of what people were told they would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import absent_all_day
from planner.domain.freed import present
from planner.domain.rota import worked_segments
from planner.domain.told import plain, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota

HOURS_CHANGED = 1.0
POST_CHANGED = 0.5
"""Times a change counts when the hours stay and the post or the place does not."""
SATURDAY = 5


def told_days(problem: Problem, employee: Employee) -> Iterator[date]:
    """Yield the dates to plan of someone on which what was published still counts."""
    if problem.published is None:
        return
    for day in problem.period.days:
        if problem.is_free(employee.id, day) and not absent_all_day(
            problem, employee.id, day
        ):
            yield day


def told_on(problem: Problem, employee: Employee, day: date) -> tuple[Assignment, ...]:
    """Return what was published for someone on a date, by start.

    Without the hours of her absences: what is left of the day can still be held.
    """
    return plain(told(problem, employee.id, day))


def held_on(
    problem: Problem, rota: Rota, employee: Employee, day: date
) -> tuple[Assignment, ...]:
    """Return what a rota plans for someone on a date, to compare with `told_on`.

    Hours planned in spite of an absence are a breach of that, and no change.
    """
    held = rota.on(employee.id, day)
    return plain(present(problem, employee.id, day, held))


def change_on(problem: Problem, rota: Rota, employee: Employee, day: date) -> float:
    """Return how much a day differs from what was published.

    0 not at all, 0.5 when only a post or a place does, 1 when the hours do.
    """
    before = told_on(problem, employee, day)
    now = held_on(problem, rota, employee, day)
    if worked_segments(before) != worked_segments(now):
        return HOURS_CHANGED
    return 0.0 if before == now else POST_CHANGED


def start_of_change(problem: Problem, rota: Rota, employee: Employee, day: date) -> int:
    """Return when a changed day starts: as published, or as planned if it was off."""
    held = held_on(problem, rota, employee, day)
    found = told_on(problem, employee, day) or held
    return found[0].start if found else 0


def is_past(problem: Problem, day: date) -> bool:
    """Return whether a date was over when the rota is planned."""
    return problem.planned_at is not None and day < problem.planned_at.date()


def working_days_before(
    problem: Problem, employee: Employee, day: date, told: date
) -> int:
    """Return the whole working days after `told` and before `day`.

    Monday to Friday, without the public holidays of the home site.
    """
    holidays = problem.home_site(employee).holidays
    days = range(told.toordinal() + 1, day.toordinal())
    dates = (type(day).fromordinal(number) for number in days)
    return sum(d.weekday() < SATURDAY and d not in holidays for d in dates)
