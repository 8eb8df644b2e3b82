"""Pool scope: a replacement pool helps the services it was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import planned
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee, Pool
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of pool members on posts outside the reach of their pool."""
    for employee, one in planned(rota, scope):
        post = problem.post(one.post_id)
        pool = problem.pools_by_id[employee.pool_id] if employee.pool_id else None
        if pool is None or _reaches(problem, pool, employee, post):
            continue
        yield RULE.violation(
            problem,
            one.minutes,
            message(
                "{name} belongs to {pool}, which does not help at {post}.",
                name=employee.name,
                pool=pool.name,
                post=post.name,
            ),
            employee_id=employee.id,
            post_id=post.id,
            day=one.date,
            start=one.start,
            end=one.end,
        )


def _reaches(problem: Problem, pool: Pool, employee: Employee, post: Post) -> bool:
    """Return whether the post is of home, of a service of the pool, or of its pole."""
    services = pool.service_ids | {employee.home_service_id}
    if post.service_id is not None:
        return post.service_id in services
    return any(problem.services_by_id[s].pole_id == post.pole_id for s in services)


RULE = Rule(
    id="pool_scope",
    title="Services of the pool",
    reason="A replacement pool is trained for, and promised to, certain services.",
    source="Establishment (services of each pool)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
