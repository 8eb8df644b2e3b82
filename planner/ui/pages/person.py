"""One person: her month, her hours, what she may do, what each rule says."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from planner.services.contacts import contact_of
from planner.ui.rendering import render
from planner.ui.views.person import person_of
from planner.ui.views.plan_view import view_of

router = APIRouter()


@router.get("/plans/{plan_id}/people/{employee_id}")
def person(request: Request, plan_id: str, employee_id: str) -> HTMLResponse:
    """Return the page of a person of the plan."""
    view = view_of(request, plan_id)
    return render(
        request,
        "person.html",
        view=view,
        page="person",
        person=person_of(view, employee_id),
        contact=contact_of(request.app.state.store, plan_id, employee_id),
    )
