"""Who works where, when and on what."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from planner.api.freshness import FRESH, FRESHNESS
from planner.api.paging import PAGED, PageNeeded, marked
from planner.api.refusals import UNKNOWN
from planner.api.request import PlanNeeded
from planner.services.shapes.rota import AssignmentInRota

router = APIRouter(prefix="/plans/{plan_id}/assignments", tags=["rota"])


@router.get(
    "",
    summary="List the assignments of a plan",
    responses={**PAGED, **FRESHNESS, **UNKNOWN},
    dependencies=[FRESH],
)
def read_assignments(
    plan: PlanNeeded,
    asked: PageNeeded,
    employee: Annotated[str | None, Query(description="Of this employee")] = None,
    post: Annotated[str | None, Query(description="On this post")] = None,
    date: Annotated[date | None, Query(description="On this date")] = None,
) -> list[AssignmentInRota]:
    """The assignments by date, narrowed to an employee, a post or a date."""
    if employee is not None:
        plan.problem.employee(employee)
    if post is not None:
        plan.problem.post(post)
    found = asked.page(
        (mark, one)
        for mark, one in marked(plan, plan.rota.assignments)
        if employee in (None, one.employee_id)
        and post in (None, one.post_id)
        and date in (None, one.date)
    )
    return [AssignmentInRota.of(one) for one in found]
