"""The guide sheet of a service: what a colleague who comes to help must know."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.errors import UnknownId
from planner.ui.rendering import render
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/services/{service_id}")
def service(request: Request, plan_id: str, service_id: str) -> HTMLResponse:
    """Return the sheet of a service, its team and its posts."""
    view = view_of(request, plan_id)
    if service_id not in view.problem.services_by_id:
        raise UnknownId("service", service_id)
    return render(
        request,
        "service.html",
        view=view,
        page="service",
        service=view.problem.services_by_id[service_id],
        team=view.problem.teams.get(service_id, ()),
        posts=[p for p in view.problem.posts if p.service_id == service_id],
    )
