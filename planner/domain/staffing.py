"""Who counts as holding a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota


def counted(problem: Problem, one: Assignment) -> bool:
    """Return whether an assignment covers its post: a trainee never does."""
    return not problem.employee(one.employee_id).trainee


def staff_of(
    problem: Problem, rota: Rota, post_id: str, day: date
) -> tuple[Assignment, ...]:
    """Return the assignments of `rota` that cover a post on a date.

    Those on the post itself, and those on a combined post that holds it at once.
    """
    return covering(problem, present(problem, rota, post_id, day))


def present(
    problem: Problem, rota: Rota, post_id: str, day: date
) -> Iterator[Assignment]:
    """Yield the assignments of all who are on a post on a date, counted or not."""
    for name in (post_id, *problem.combined_with.get(post_id, ())):
        yield from rota.holding(name, day)


def covering(
    problem: Problem, assignments: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Return the assignments that count."""
    return tuple(one for one in assignments if counted(problem, one))
