"""Someone is absent: the ways to go on as they are found, and taking one."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.domain.problem import Problem
from planner.services.acknowledging import acknowledgements
from planner.services.names import Names
from planner.services.refusal import Refused
from planner.services.repairing import (
    Repairs,
    accept_repair,
    ask_repair,
    load_repairs,
)
from planner.text.message import message
from planner.ui.actor import actor_of
from planner.ui.rendering import is_fragment, language_of, render
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import PlanView, view_of
from planner.ui.views.repair import repairs_view
from planner.ui.views.telling import Telling, telling

router = APIRouter()
A_DAY = timedelta(days=1)
SEE_OTHER = 303
ID = re.compile(r"\((?P<id>[^()]+)\)$")
"""The id at the end of what the list of names fills in."""


@router.post("/plans/{plan_id}/repairs")
def ask(
    request: Request,
    plan_id: str,
    name: Annotated[str, Form()],
    first: Annotated[date, Form()],
    last: Annotated[date | None, Form()] = None,
    start: Annotated[time | None, Form()] = None,
    end: Annotated[time | None, Form()] = None,
) -> Response:
    """Ask what can be done about an absence; the answer is a page of its own."""
    view = view_of(request, plan_id)
    begins = datetime.combine(first, start or time())
    until = last or first
    ends = datetime.combine(until, end) if end else datetime.combine(until, time())
    repair_id = ask_repair(
        request.app.state.store,
        request.app.state.desk,
        plan_id,
        (named(view.problem, name), begins, ends if end else ends + A_DAY),
        who=actor_of(request),
        at=request.app.state.config.now().replace(tzinfo=None),
    )
    return RedirectResponse(f"{view.base}/repairs/{repair_id}", SEE_OTHER)


@router.get("/plans/{plan_id}/repairs/{repair_id}")
def show(request: Request, plan_id: str, repair_id: int) -> HTMLResponse:
    """Return the ways found so far; the page asks again while more may come."""
    state = request.app.state
    view = view_of(request, plan_id)
    found = load_repairs(state.store, state.desk, plan_id, repair_id)
    return render(
        request,
        "parts/repairs.html" if is_fragment(request) else "repair.html",
        view=view,
        page="today",
        found=repairs_view(found, language_of(request)),
        telling=_telling(request, view, found),
        moment=Moments(request),
        back=f"repairs/{repair_id}",
        start=found.asked.first.date(),
    )


@router.post("/plans/{plan_id}/repairs/{repair_id}/accept")
def accept(
    request: Request, plan_id: str, repair_id: int, number: Annotated[int, Form()]
) -> Response:
    """Take one of the ways; what is shown then is whom to tell."""
    store = request.app.state.store
    accept_repair(
        store,
        plan_id,
        repair_id,
        number,
        who=actor_of(request),
        now=request.app.state.config.now(),
        language=language_of(request),
    )
    base = view_of(request, plan_id).base
    return RedirectResponse(f"{base}/repairs/{repair_id}", SEE_OTHER)


def _telling(request: Request, view: PlanView, found: Repairs) -> Telling | None:
    if not found.published or found.asked.made_version is None:
        return None
    version = found.asked.made_version
    told = acknowledgements(request.app.state.store, view.plan.id, version)
    return telling(told, Names(view.language, told.plan.problem))


def named(problem: Problem, text: str) -> str:
    """Return the id of the person whose name was typed; raise a refusal if unclear."""
    typed = text.strip()
    found = ID.search(typed)
    known = {employee.id for employee in problem.employees}
    if found and found["id"] in known:
        return found["id"]
    wanted = typed.casefold()
    exact = [e.id for e in problem.employees if e.name.casefold() == wanted]
    close = [e.id for e in problem.employees if wanted and wanted in e.name.casefold()]
    for matches in (exact, close):
        if len(matches) == 1:
            return matches[0]
    if close:
        raise Refused(
            message(
                "{count} people have a name like “{name}”: choose one in the list.",
                count=len(close),
                name=typed,
            )
        )
    raise Refused(message("Nobody of this plan is called “{name}”.", name=typed))
