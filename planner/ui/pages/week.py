"""One week, by person or by post, with hours written out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.domain.period import monday_of
from planner.ui.rendering import render
from planner.ui.views.calendar import week_of
from planner.ui.views.filters import Asked
from planner.ui.views.panel import AskedListing, panel_of
from planner.ui.views.plan_view import view_of
from planner.ui.views.week import people_rows, post_rows

router = APIRouter()
A_WEEK = timedelta(days=7)


@router.get("/plans/{plan_id}/week")
def week(
    request: Request,
    plan_id: str,
    filters: Asked,
    listing: AskedListing,
    start: date | None = None,
    by: Literal["people", "posts"] = "people",
) -> HTMLResponse:
    """Return the week of a date; a date outside the period shows its nearest week."""
    view = view_of(request, plan_id)
    period = view.problem.period
    shown = min(max(start or view.first_day, period.start), period.end)
    monday = monday_of(shown)
    days = week_of(view.problem, monday, view.language)
    rows = people_rows if by == "people" else post_rows
    return render(
        request,
        "week.html",
        view=view,
        page="week",
        filters=filters,
        panel=panel_of(view, filters, listing),
        by=by,
        days=days,
        rows=rows(view, filters, [day.date for day in days]),
        before=monday - A_WEEK if monday > period.start else None,
        after=monday + A_WEEK if monday + A_WEEK <= period.end else None,
        start=max(monday, period.start),
    )
