"""Why a post is empty at a moment, and who could take it."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.services.plans import explain_gap
from planner.ui.rendering import is_fragment, render
from planner.ui.views.explained import explained
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/gaps/{post_id}/{day}/{minute}")
def gap(
    request: Request, plan_id: str, post_id: str, day: date, minute: int
) -> HTMLResponse:
    """Return the reasons, person by person, and the best takers."""
    view = view_of(request, plan_id)
    found = explain_gap(request.app.state.store, plan_id, post_id, day, minute)
    return render(
        request,
        "parts/gap.html" if is_fragment(request) else "gap.html",
        view=view,
        page="gap",
        why=explained(view, found),
        start=day,
    )
