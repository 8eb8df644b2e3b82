"""The outbox: letters that wait, went, or did not."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services.sending import filled, look_at_outbox, note_copied, send_again
from planner.ui.actor import actor_of
from planner.ui.rendering import render
from planner.ui.views.moments import Moments

router = APIRouter()
A_PAGE = 50
HIGHEST = 2**31 - 1


@router.get("/outbox")
def outbox(
    request: Request,
    before: Annotated[int | None, Query(ge=1, le=HIGHEST)] = None,
) -> HTMLResponse:
    """Return the letters, the newest first, each with its text to copy."""
    config = request.app.state.config
    found = look_at_outbox(request.app.state.store, limit=A_PAGE + 1, before=before)
    return render(
        request,
        "outbox.html",
        found=found,
        letters=[
            (one, filled(one.letter, config.address)[0])
            for one in found.letters[:A_PAGE]
        ],
        older=found.letters[A_PAGE - 1].id if len(found.letters) > A_PAGE else None,
        smtp=config.smtp_host,
        moment=Moments(request),
    )


@router.post("/outbox/{letter_id}/again")
def again(request: Request, letter_id: int) -> RedirectResponse:
    """Have a letter tried again at once."""
    send_again(request.app.state.store, letter_id, who=actor_of(request))
    return RedirectResponse("/outbox", status_code=303)


@router.post("/outbox/{letter_id}/copied")
def copied(request: Request, letter_id: int) -> RedirectResponse:
    """Note that a letter was sent by other means."""
    note_copied(request.app.state.store, letter_id, who=actor_of(request))
    return RedirectResponse("/outbox", status_code=303)
