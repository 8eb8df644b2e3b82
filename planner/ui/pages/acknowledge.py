"""What one person was told, and her word that she has seen it."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services.acknowledging import acknowledge, her_change
from planner.services.names import Names
from planner.ui.rendering import language_of, render
from planner.ui.views.changes import Changes
from planner.ui.views.moments import Moments

router = APIRouter()


@router.get("/acknowledge/{token}")
def show(request: Request, token: str) -> HTMLResponse:
    """Return what changes for her; looking is not yet saying so."""
    hers = her_change(request.app.state.store, token)
    names = Names(language_of(request), *(plan.problem for plan in hers.names))
    change = Changes("", names).person(hers.change) if hers.change else None
    return render(
        request,
        "acknowledge.html",
        hers=hers,
        name=names.person(hers.told.employee_id),
        change=change,
        token=token,
        moment=Moments(request),
    )


@router.post("/acknowledge/{token}")
def seen(request: Request, token: str) -> RedirectResponse:
    """Note that she has seen it: programs that only follow links do not do this."""
    acknowledge(request.app.state.store, token)
    return RedirectResponse(f"/acknowledge/{quote(token, safe='')}", status_code=303)
