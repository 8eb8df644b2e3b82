"""Where a person receives her letters, on her page."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from planner.services.contacts import keep_contact
from planner.ui.actor import actor_of

router = APIRouter()


@router.post("/plans/{plan_id}/people/{employee_id}/contact")
def contact(
    request: Request,
    plan_id: str,
    employee_id: str,
    version: Annotated[int, Form()],
    language: Annotated[str, Form()],
    address: Annotated[str, Form()] = "",
    phone: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Keep a person's e-mail address, telephone number and language."""
    keep_contact(
        request.app.state.store,
        plan_id,
        employee_id,
        address=address,
        phone=phone,
        language=language,
        version=version,
        who=actor_of(request),
    )
    back = f"/plans/{quote(plan_id, safe='')}/people/{quote(employee_id, safe='')}"
    return RedirectResponse(f"{back}#contact", status_code=303)
