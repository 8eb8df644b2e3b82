"""What someone may do on any day, asked before her day is looked at: it is cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.place import HOME
from planner.domain.rota import Assignment, Rota
from planner.domain.scope import Scope
from planner.rules.book import RULES_BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post
    from planner.rules.rule import Rule, Violation

AUTHORISATIONS: tuple[Rule, ...] = tuple(
    RULES_BY_ID[name]
    for name in ("skill_level", "authorised_activity", "pool_scope", "authorised_site")
)
"""What is asked first: someone who does not know the specialty is not 'on leave'."""


def unauthorised(
    problem: Problem, employee: Employee, assignments: Iterable[Assignment]
) -> Violation | None:
    """Return what keeps `employee` from these assignments on any day, if anything."""
    held = Rota(tuple(assignments))
    scope = Scope(employees=(employee,), post_days=(), service_days=())
    for rule in AUTHORISATIONS:
        for violation in rule.check(problem, held, scope):
            return violation
    return None


def may_hold(problem: Problem, employee: Employee, post: Post) -> bool:
    """Return whether someone is authorised for a post on any day, somewhere."""
    homely = problem.activity_of(post.id).remote and employee.telework_days > 0
    one = Assignment(
        date=problem.period.start,
        employee_id=employee.id,
        start=0,
        end=GRID,
        post_id=post.id,
        place=HOME if homely else post.site_id,
    )
    return unauthorised(problem, employee, (one,)) is None
