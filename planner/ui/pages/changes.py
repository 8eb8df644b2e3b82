"""What others changed since a page was drawn: asked by open pages, every few seconds.

A question every few seconds rather than a stream: browsers keep six connections to a
host, and a coordinator has more tabs open than that.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from planner.services.edit_history import changes_since

router = APIRouter()


@router.get("/plans/{plan_id}/changes")
def changes(
    request: Request,
    plan_id: str,
    version: int,
    after: int,
    problem: int | None = None,
) -> Response:
    """Return the rows to draw again; nothing (204) while there are none."""
    store = request.app.state.store
    found = changes_since(store, plan_id, version, after, problem)
    if not found.any:
        return Response(status_code=204)
    return JSONResponse(
        {
            "version": found.version,
            "sequence": found.sequence,
            "replaced": found.replaced,
            "restated": found.restated,
            "people": found.people,
            "posts": found.posts,
            "who": found.who,
        },
        headers={"Cache-Control": "no-store"},
    )
