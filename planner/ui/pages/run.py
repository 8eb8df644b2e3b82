"""One calculation: followed while it runs, then compared, adopted or discarded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Header, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse, format_sse_event

from planner.errors import InvalidValue
from planner.services.following import Moment, follow, line_of, moment_of
from planner.services.proposals import Seen, adopt_run, discard_run, proposal, run_of
from planner.services.refusal import Conflict
from planner.services.runs import settle_lost, stop_run
from planner.store.moment import now
from planner.store.status import RotaStatus
from planner.ui.actor import actor_of
from planner.ui.rendering import environment, language_of, render
from planner.ui.views.live import Trail
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of
from planner.ui.views.proposed import compared
from planner.ui.views.run_list import listed

router = APIRouter(prefix="/plans/{plan_id}/runs/{run_id}")
RunNumber = Annotated[int, Path(ge=1, le=2**31 - 1)]
Number = Annotated[int, Form(ge=0, le=2**31 - 1)]


@router.get("")
def run(request: Request, plan_id: str, run_id: RunNumber) -> HTMLResponse:
    """Return a calculation as it stands."""
    return _page(request, plan_id, run_id)


@router.get("/events")
def events(
    request: Request,
    plan_id: str,
    run_id: RunNumber,
    last_event_id: Annotated[str, Header(max_length=20)] = "",
) -> Response:
    """Return what moves on the page of a calculation, every second until it is over."""
    store = request.app.state.store
    run_of(store, plan_id, run_id)
    language = language_of(request)

    async def stream() -> AsyncIterator[bytes]:
        trail = Trail(language)
        # The whole curve is drawn each time, so it begins with the first event.
        async for moment in follow(store, plan_id, run_id):
            yield _told(trail, moment, plan_id, language)

    return EventSourceResponse(stream())


def _told(trail: Trail, moment: Moment, plan_id: str, language: str) -> bytes:
    part = environment(language).get_template("parts/run_news.html")
    content = part.render(
        live=trail.add(moment, now()),
        address=_address(plan_id, moment.run.id),
        language=language,
    )
    return format_sse_event(data_str=content)


@router.post("/stop")
def stop(request: Request, plan_id: str, run_id: RunNumber) -> Response:
    """End a calculation with the best rota it has."""
    store = request.app.state.store
    run_of(store, plan_id, run_id)
    stop_run(store, run_id, who=actor_of(request))
    return RedirectResponse(_address(plan_id, run_id), status_code=303)


@router.post("/adopt")
def adopt(
    request: Request,
    plan_id: str,
    run_id: RunNumber,
    version: Number,
    sequence: Number,
) -> Response:
    """Make the rota found the draft; show what changed meanwhile if something did."""
    seen = Seen(version=version, sequence=sequence)
    store, who = request.app.state.store, actor_of(request)
    try:
        adopt_run(store, plan_id, run_id, who=who, seen=seen)
    except Conflict as refused:
        return _page(request, plan_id, run_id, refused=refused)
    address = f"/plans/{quote(plan_id, safe='')}/people"
    return RedirectResponse(address, status_code=303)


@router.post("/discard")
def discard(request: Request, plan_id: str, run_id: RunNumber) -> Response:
    """Leave the draft as it is."""
    store, who = request.app.state.store, actor_of(request)
    try:
        discard_run(store, plan_id, run_id, who=who)
    except Conflict as refused:
        return _page(request, plan_id, run_id, refused=refused)
    return RedirectResponse(_address(plan_id, run_id), status_code=303)


def _page(
    request: Request,
    plan_id: str,
    run_id: int,
    *,
    refused: InvalidValue | None = None,
) -> HTMLResponse:
    store = request.app.state.store
    settle_lost(store)
    view = view_of(request, plan_id)
    moment = moment_of(store, plan_id, run_id)
    line = line_of(store, plan_id, run_id)
    undecided = line.found and line.found.status is RotaStatus.PROPOSED
    return render(
        request,
        "run.html",
        status=409 if refused else 200,
        view=view,
        page="calculate",
        line=listed(line),
        found=line.found,
        live=Trail(view.language).add(moment, now()),
        compared=compared(view, proposal(store, plan_id, run_id))
        if undecided
        else None,
        address=_address(plan_id, run_id),
        moment=Moments(request),
        refusal=refused.say(view.language) if refused else "",
    )


def _address(plan_id: str, run_id: int) -> str:
    return f"/plans/{quote(plan_id, safe='')}/runs/{run_id}"
