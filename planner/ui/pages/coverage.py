"""The heat map: how far each service is covered, half-day by half-day."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.ui.rendering import render
from planner.ui.views.filters import Asked
from planner.ui.views.heat import heat_map
from planner.ui.views.panel import AskedListing, panel_of
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/coverage")
def coverage(
    request: Request, plan_id: str, filters: Asked, listing: AskedListing
) -> HTMLResponse:
    """Return one row per service and two columns per date with needs."""
    view = view_of(request, plan_id)
    return render(
        request,
        "coverage.html",
        view=view,
        page="coverage",
        filters=filters,
        panel=panel_of(view, filters, listing),
        rows=heat_map(view, filters),
        days=[day for day in view.days if day.open],
    )
