"""The matrix of skills: who can do what, who knows which service."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services import skills as services
from planner.services.refusal import Refused
from planner.services.skills import Reading, StaleSkills
from planner.ui.actor import actor_of
from planner.ui.pages.needs import FormNeeded
from planner.ui.rendering import language_of, render
from planner.ui.views.filters import Asked, Filters
from planner.ui.views.needs_form import field
from planner.ui.views.plan_view import view_of
from planner.ui.views.skills import Typed, cells_in, skills_page

router = APIRouter(prefix="/plans/{plan_id}/skills")
SEE_OTHER = 303


@router.get("")
def show_skills(
    request: Request,
    plan_id: str,
    filters: Asked,
    reading: Reading = Reading.LEVELS,
    saved: Annotated[str, Query(max_length=3)] = "",
) -> HTMLResponse:
    """Return who has which level, or knows which service since when."""
    return _page(request, plan_id, filters, reading, saved=bool(saved))


@router.post("")
def save_skills(
    request: Request,
    plan_id: str,
    form: FormNeeded,
    filters: Asked,
    reading: Reading = Reading.LEVELS,
) -> Response:
    """Save the cells of the matrix; show those someone else changed otherwise."""
    store, who = request.app.state.store, actor_of(request)
    text = field(form, "version")
    seen = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    typed = Typed(cells={}, version=seen)
    try:
        cells = cells_in(form, reading)
        typed = Typed(cells=cells, version=seen)
        services.save_skills(store, plan_id, reading, cells, seen=seen, who=who)
    except StaleSkills as error:
        said = error.say(language_of(request))
        typed = Typed(cells=cells, version=error.version, clashes=error.clashes)
        return _page(request, plan_id, filters, reading, said, typed, status=409)
    except Refused as error:
        said = error.say(language_of(request))
        return _page(request, plan_id, filters, reading, said, typed, status=422)
    base = view_of(request, plan_id).base
    query = f"{filters.query or '?'}&reading={reading}&saved=yes"
    return RedirectResponse(f"{base}/skills{query}", SEE_OTHER)


def _page(
    request: Request,
    plan_id: str,
    filters: Filters,
    reading: Reading,
    said: str = "",
    typed: Typed | None = None,
    *,
    saved: bool = False,
    status: int = 200,
) -> HTMLResponse:
    view = view_of(request, plan_id)
    found = services.skills(request.app.state.store, plan_id)
    return render(
        request,
        "skills.html",
        status=status,
        view=view,
        page="skills",
        filters=filters,
        skills=skills_page(view, found, filters, reading, typed),
        said=said,
        saved=saved,
    )
