"""The calculations of a plan: who asked for what, when, and what became of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.services.following import run_lines
from planner.services.runs import settle_lost
from planner.ui.rendering import render
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of
from planner.ui.views.run_list import listed

router = APIRouter()


@router.get("/plans/{plan_id}/runs")
def runs(request: Request, plan_id: str) -> HTMLResponse:
    """Return every calculation, the newest first."""
    store = request.app.state.store
    settle_lost(store)
    return render(
        request,
        "runs.html",
        view=view_of(request, plan_id),
        page="calculate",
        lines=[listed(one) for one in run_lines(store, plan_id)],
        moment=Moments(request),
    )
