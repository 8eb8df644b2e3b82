"""The list of plans."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services.plans import list_plans, load_plan
from planner.ui.rendering import render

router = APIRouter()


@router.get("/")
def plans(request: Request) -> HTMLResponse:
    """Return every plan, what it still misses and where to open it."""
    return render(request, "plans.html", plans=list_plans(request.app.state.store))


@router.get("/plans/{plan_id}")
def plan(request: Request, plan_id: str) -> RedirectResponse:
    """Send on to the month by person."""
    load_plan(request.app.state.store, plan_id)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/plans/{plan_id}/people{query}", status_code=303)
