"""The register: who did what, when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from planner.services.plans import list_plans
from planner.services.register import NAMES, register
from planner.store.audit import Wanted
from planner.ui.rendering import language_of, render
from planner.ui.views.moments import Moments

router = APIRouter()
HIGHEST = 2**31 - 1


@router.get("/audit")
def audit(
    request: Request,
    plan: str = "",
    employee: str = "",
    who: str = "",
    act: str = "",
    before: Annotated[int | None, Query(ge=1, le=HIGHEST)] = None,
) -> HTMLResponse:
    """Return what was done, narrowed to a plan, a person or a kind of act."""
    store = request.app.state.store
    wanted = Wanted(plan_id=plan, employee_id=employee, who=who, act=act)
    found = register(store, wanted, language=language_of(request), before=before)
    return render(
        request,
        "audit.html",
        found=found,
        wanted=wanted,
        plans=list_plans(store),
        names=NAMES,
        moment=Moments(request),
    )
