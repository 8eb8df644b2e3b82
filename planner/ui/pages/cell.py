"""One cell of a month grid, in words: a person's day, or a post's day."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from planner.ui.pages.shown import show_cell
from planner.ui.rendering import is_fragment, render
from planner.ui.views.cell import post_day
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/people/{employee_id}/{day}")
def person_cell(
    request: Request, plan_id: str, employee_id: str, day: date
) -> Response:
    """Return what someone does on a date and what the rules say of it."""
    return show_cell(request, plan_id, (employee_id, day))


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
