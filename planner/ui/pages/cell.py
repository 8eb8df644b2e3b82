"""One cell of a month grid, in words: a person's day, or a post's day."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.ui.rendering import is_fragment, render
from planner.ui.views.cell import person_day, post_day
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/people/{employee_id}/{day}")
def person_cell(
    request: Request, plan_id: str, employee_id: str, day: date
) -> HTMLResponse:
    """Return what someone does on a date and what the rules say of it."""
    view = view_of(request, plan_id)
    return render(
        request,
        "parts/person_day.html" if is_fragment(request) else "person_day.html",
        view=view,
        page="cell",
        cell=person_day(view, employee_id, day),
        start=day,
    )


@router.get("/plans/{plan_id}/posts/{post_id}/{day}")
def post_cell(request: Request, plan_id: str, post_id: str, day: date) -> HTMLResponse:
    """Return who holds a post on a date, from when to when, and what is missing."""
    view = view_of(request, plan_id)
    return render(
        request,
        "parts/post_day.html" if is_fragment(request) else "post_day.html",
        view=view,
        page="cell",
        cell=post_day(view, post_id, day),
        start=day,
    )
