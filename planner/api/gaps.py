"""Unfilled needs, and why they are."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from planner.api.freshness import FRESH, FRESHNESS
from planner.api.paging import PAGED, PageNeeded, marked
from planner.api.refusals import UNKNOWN
from planner.api.request import (
    ClockTime,
    LanguageNeeded,
    PlanId,
    PlanNeeded,
    StoreNeeded,
    minutes_of,
)
from planner.services.gaps import gaps
from planner.services.plans import explain_gap
from planner.services.shapes.gaps import ExplanationOfGap, GapInPlan

router = APIRouter(prefix="/plans/{plan_id}/gaps", tags=["gaps"])


@router.get(
    "",
    summary="List the unfilled needs of a plan",
    responses={**PAGED, **FRESHNESS, **UNKNOWN},
    dependencies=[FRESH],
)
def read_gaps(plan: PlanNeeded, asked: PageNeeded) -> list[GapInPlan]:
    """Posts that lack people, the gravest first."""
    found = asked.page(marked(plan, gaps(plan.problem, plan.evaluation)))
    return [GapInPlan.of(gap) for gap in found]


@router.get("/explanation", summary="Say why a post is empty", responses=UNKNOWN)
def read_explanation(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    post: Annotated[str, Query(description="Id of the post")],
    date: Annotated[date, Query(description="A date of the period")],
    at: ClockTime,
) -> ExplanationOfGap:
    """Each person tried on the post: what stops her, or what it would cost."""
    found = explain_gap(store, plan_id, post, date, minutes_of(at))
    return ExplanationOfGap.of(found, language)
