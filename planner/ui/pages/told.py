"""Whom a published version was told to: who has seen it, whom to remind."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services.acknowledging import acknowledgements, note_told, remind
from planner.services.names import Names
from planner.ui.actor import actor_of
from planner.ui.rendering import render
from planner.ui.views.changes import NOTICES, TONES
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of

router = APIRouter()
BACK = r"^((repairs|slots)/[0-9]{1,10})?$"


@router.get("/plans/{plan_id}/versions/{version}")
def told(request: Request, plan_id: str, version: int) -> HTMLResponse:
    """Return the people a version was told to, those who have not seen it first."""
    view = view_of(request, plan_id)
    found = acknowledgements(request.app.state.store, plan_id, version)
    waiting = [one for one in found.told if one.seen_at is None]
    seen = [one for one in found.told if one.seen_at is not None]
    return render(
        request,
        "told.html",
        view=view,
        page="versions",
        found=found,
        number=version,
        in_force=found.plan.status == "published",
        people=(*waiting, *seen),
        waiting=len(waiting),
        remindable=sum(one.employee_id in found.reachable for one in waiting),
        names=Names(view.language, found.plan.problem, view.problem),
        notices=NOTICES,
        tones=TONES,
        moment=Moments(request),
        smtp=bool(request.app.state.config.smtp_host),
    )


@router.post("/plans/{plan_id}/versions/{version}/remind")
def remind_them(request: Request, plan_id: str, version: int) -> RedirectResponse:
    """Write again to those who have not seen it."""
    remind(request.app.state.store, plan_id, version, who=actor_of(request))
    return _back(plan_id, version)


@router.post("/plans/{plan_id}/versions/{version}/told/{employee_id}")
def told_by_hand(
    request: Request,
    plan_id: str,
    version: int,
    employee_id: str,
    back: Annotated[str, Form(pattern=BACK)] = "",
) -> RedirectResponse:
    """Note that someone was told by hand; `back` is the page of the plan to show."""
    note_told(
        request.app.state.store, plan_id, version, employee_id, who=actor_of(request)
    )
    return _back(plan_id, version, back)


def _back(plan_id: str, version: int, back: str = "") -> RedirectResponse:
    page = back or f"versions/{version}"
    address = f"/plans/{quote(plan_id, safe='')}/{page}"
    return RedirectResponse(address, status_code=303)
