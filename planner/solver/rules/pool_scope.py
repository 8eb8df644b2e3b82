"""Pool scope: a pool member is offered the services of her pool only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


def _in_scope(problem: Problem, employee: Employee, post: Post, place: str) -> bool:
    if employee.pool_id is None:
        return True
    services = problem.pools_by_id[employee.pool_id].service_ids
    services |= {employee.home_service_id}
    if post.service_id is not None:
        return post.service_id in services
    return any(
        problem.services_by_id[service].pole_id == post.pole_id for service in services
    )


ENCODING = Encoding(id="pool_scope", allows_post=_in_scope)
