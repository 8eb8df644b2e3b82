"""Versions of a rota: all of them, any two compared, the last one withdrawn."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from planner.services.names import Names
from planner.services.publishing import withdraw_rota
from planner.services.refusal import Conflict, Refused
from planner.services.versions import compare_versions, list_versions
from planner.ui.actor import actor_of
from planner.ui.pages.publish import LONGEST_REASON
from planner.ui.rendering import language_of, render
from planner.ui.views.changes import Changes
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of

router = APIRouter()
HIGHEST = 2**31 - 1


@router.get("/plans/{plan_id}/versions")
def versions(request: Request, plan_id: str) -> HTMLResponse:
    """Return all versions: who made them public, when, why, and who has seen it."""
    return _page(request, plan_id)


@router.get("/plans/{plan_id}/compare")
def compare(
    request: Request,
    plan_id: str,
    a: Annotated[int, Query(ge=1, le=HIGHEST)],
    b: Annotated[int, Query(ge=1, le=HIGHEST)],
    by: Literal["people", "posts"] = "people",
) -> HTMLResponse:
    """Return what differs from version `a` to version `b`."""
    view = view_of(request, plan_id)
    store = request.app.state.store
    found = compare_versions(store, plan_id, a, b)
    names = Names(view.language, found.other.problem, found.one.problem)
    changes = Changes(view.base, names)
    return render(
        request,
        "compare.html",
        view=view,
        page="versions",
        lines=list_versions(store, plan_id),
        a=a,
        b=b,
        by=by,
        people=[changes.person(one) for one in found.people],
        posts=changes.posts(found.posts),
    )


@router.post("/plans/{plan_id}/versions/{version}/withdraw")
def withdraw(
    request: Request,
    plan_id: str,
    version: int,
    reason: Annotated[str, Form(max_length=LONGEST_REASON)] = "",
) -> Response:
    """Put the version before in force again, then show whom it was told to."""
    try:
        done = withdraw_rota(
            request.app.state.store,
            plan_id,
            version=version,
            reason=reason,
            who=actor_of(request),
            now=request.app.state.config.now(),
        )
    except Refused as refused:
        return _page(request, plan_id, refused=refused, reason=reason)
    address = f"/plans/{quote(plan_id, safe='')}/versions/{done.version}"
    return RedirectResponse(address, status_code=303)


def _page(
    request: Request, plan_id: str, *, refused: Refused | None = None, reason: str = ""
) -> HTMLResponse:
    status = 200 if refused is None else 409 if isinstance(refused, Conflict) else 422
    return render(
        request,
        "versions.html",
        status=status,
        view=view_of(request, plan_id),
        page="versions",
        lines=list_versions(request.app.state.store, plan_id),
        moment=Moments(request),
        refusal=refused.say(language_of(request)) if refused else "",
        reason=reason,
        longest=LONGEST_REASON,
    )
