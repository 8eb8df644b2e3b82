"""The month for the wall: A3 landscape, legible in black and white."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.ui.rendering import render
from planner.ui.views.filters import Asked
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/print")
def printed(
    request: Request,
    plan_id: str,
    filters: Asked,
    by: Literal["people", "posts"] = "people",
) -> HTMLResponse:
    """Return the month by person or by post, without anything to click."""
    view = view_of(request, plan_id)
    rows = view.people(filters) if by == "people" else view.posts(filters)
    return render(
        request,
        "print.html",
        view=view,
        page="print",
        filters=filters,
        by=by,
        rows=rows,
    )
