"""One day by the quarter-hour: who holds which post, and what nobody holds."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.ui.rendering import render
from planner.ui.views.cell import check_date
from planner.ui.views.day import timeline
from planner.ui.views.filters import Asked
from planner.ui.views.plan_view import view_of

router = APIRouter()
A_DAY = timedelta(days=1)


@router.get("/plans/{plan_id}/day/{day}")
def show_day(request: Request, plan_id: str, day: date, filters: Asked) -> HTMLResponse:
    """Return the posts of a date, each with its people along the hours."""
    view = view_of(request, plan_id)
    period = view.problem.period
    check_date(view.problem, day)
    return render(
        request,
        "day.html",
        view=view,
        page="day",
        filters=filters,
        day=day,
        line=timeline(view, filters, day),
        before=day - A_DAY if day > period.start else None,
        after=day + A_DAY if day < period.end else None,
        start=day,
    )
