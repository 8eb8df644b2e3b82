"""Publish: what changes and for whom, what to know before, then for good."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from planner.errors import InvalidValue
from planner.services.names import Names
from planner.services.publishing import Preview, preview_publication, publish_rota
from planner.services.refusal import Conflict, Refused
from planner.store.status import RotaStatus
from planner.ui.actor import actor_of
from planner.ui.rendering import language_of, render
from planner.ui.views.changes import Changes
from planner.ui.views.checks import checks_of
from planner.ui.views.plan_view import PlanView, view_of

router = APIRouter()
LONGEST_REASON = 2000


@router.get("/plans/{plan_id}/publish")
def publish(request: Request, plan_id: str) -> HTMLResponse:
    """Return what publishing the draft would change, and for whom."""
    return _page(request, plan_id)


@router.post("/plans/{plan_id}/publish")
def publish_now(
    request: Request,
    plan_id: str,
    version: Annotated[int, Form()],
    reason: Annotated[str, Form(max_length=LONGEST_REASON)] = "",
) -> Response:
    """Publish, then show whom it was told to; show the page again on a refusal."""
    config = request.app.state.config
    try:
        done = publish_rota(
            request.app.state.store,
            plan_id,
            version=version,
            reason=reason,
            who=actor_of(request),
            now=config.now(),
        )
    except Refused as refused:
        return _page(request, plan_id, refused=refused, reason=reason)
    address = f"/plans/{quote(plan_id, safe='')}/versions/{done.version}"
    return RedirectResponse(address, status_code=303)


def _page(
    request: Request,
    plan_id: str,
    *,
    refused: InvalidValue | None = None,
    reason: str = "",
) -> HTMLResponse:
    view = view_of(request, plan_id)
    preview = None
    if view.plan.version and view.plan.status is RotaStatus.DRAFT:
        now = request.app.state.config.now()
        preview = preview_publication(request.app.state.store, plan_id, now=now)
    return render(
        request,
        "publish.html",
        status=_status(refused),
        view=view,
        page="publish",
        preview=preview,
        people=_people(view, preview) if preview else (),
        checks=checks_of(view, preview.checks) if preview else (),
        refusal=refused.say(language_of(request)) if refused else "",
        reason=reason,
        longest=LONGEST_REASON,
        smtp=bool(request.app.state.config.smtp_host),
    )


def _people(view: PlanView, preview: Preview) -> tuple[object, ...]:
    changes = Changes(view.base, Names(view.language, preview.plan.problem))
    return tuple(changes.person(one) for one in preview.changes)


def _status(refused: InvalidValue | None) -> int:
    if refused is None:
        return 200
    return 409 if isinstance(refused, Conflict) else 422
