"""The coordinator's morning page."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.services.slots import open_offers
from planner.ui.rendering import render
from planner.ui.views.filters import Asked
from planner.ui.views.plan_view import view_of
from planner.ui.views.today import today

router = APIRouter()
A_DAY = timedelta(days=1)
MINUTES_AN_HOUR = 60


@router.get("/plans/{plan_id}/today")
def show_today(
    request: Request, plan_id: str, filters: Asked, day: date | None = None
) -> HTMLResponse:
    """Return a date: today, or the nearest day of the period."""
    view = view_of(request, plan_id)
    period = view.problem.period
    moment = request.app.state.config.now()
    now = moment.date()
    minute = moment.hour * MINUTES_AN_HOUR + moment.minute
    shown = day or (now if now in period else view.first_day)
    shown = min(max(shown, period.start), period.end)
    return render(
        request,
        "today.html",
        view=view,
        page="today",
        day=shown,
        is_today=shown == now,
        outside=now not in period,
        filters=filters,
        shown=today(view, filters, shown, minute if shown == now else None),
        offers=open_offers(request.app.state.store, plan_id),
        before=shown - A_DAY if shown > period.start else None,
        after=shown + A_DAY if shown < period.end else None,
        start=shown,
    )
