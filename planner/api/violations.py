"""What the judge found."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from planner.api.freshness import FRESH, FRESHNESS
from planner.api.paging import PAGED, PageNeeded, marked
from planner.api.refusals import UNKNOWN
from planner.api.request import LanguageNeeded, PlanNeeded
from planner.errors import UnknownId
from planner.rules.book import RULES_BY_ID
from planner.services.shapes.rota import ViolationInPlan

router = APIRouter(prefix="/plans/{plan_id}/violations", tags=["rota"])


@router.get(
    "",
    summary="List the violations of a plan",
    responses={**PAGED, **FRESHNESS, **UNKNOWN},
    dependencies=[FRESH],
)
def read_violations(
    plan: PlanNeeded,
    asked: PageNeeded,
    language: LanguageNeeded,
    rule: Annotated[str | None, Query(description="Of this rule")] = None,
    employee: Annotated[str | None, Query(description="Of this employee")] = None,
    date: Annotated[date | None, Query(description="On this date")] = None,
    hard: Annotated[bool | None, Query(description="Only hard, or only soft")] = None,
) -> list[ViolationInPlan]:
    """What the rota breaks, in the order of the rule book."""
    if rule is not None and rule not in RULES_BY_ID:
        raise UnknownId("rule", rule)
    if employee is not None:
        plan.problem.employee(employee)
    found = asked.page(
        (mark, one)
        for mark, one in marked(plan, plan.evaluation.violations)
        if rule in (None, one.rule_id)
        and employee in (None, one.employee_id)
        and date in (None, one.date)
        and hard in (None, one.hard)
    )
    return [ViolationInPlan.of(one, language) for one in found]
