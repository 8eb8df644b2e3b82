"""The month by post."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.ui.rendering import render
from planner.ui.views.filters import Asked, Only
from planner.ui.views.panel import AskedListing, panel_of
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/posts")
def posts(
    request: Request,
    plan_id: str,
    filters: Asked,
    listing: AskedListing,
    only: Only = None,
) -> HTMLResponse:
    """Return one row per post and one column per date."""
    view = view_of(request, plan_id)
    return render(
        request,
        "posts.html",
        view=view,
        page="posts",
        filters=filters,
        panel=panel_of(view, filters, listing),
        rows=view.posts(filters, only),
        count=len(view.problem.posts),
    )
