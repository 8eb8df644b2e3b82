"""Calculate: what to keep and how long to search, in words; then follow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from planner.errors import InvalidValue
from planner.services.calculating import AlreadyRunning, start_run, unusable
from planner.services.following import run_lines
from planner.services.refusal import Conflict, Refused
from planner.services.run_options import LONGEST, Keep, Options
from planner.services.runs import settle_lost
from planner.store.status import RotaStatus
from planner.text.message import message
from planner.ui.actor import actor_of
from planner.ui.rendering import language_of, render
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of
from planner.ui.views.run_words import KEEPS, SECONDS_A_MINUTE, TIMES

router = APIRouter()
OTHER = "other"
NO_DATE = message("Give the date from which to plan anew.")
NO_TIME = message("Give the time to spend in minutes.")
Text = Annotated[str, Form(max_length=20)]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The form as the person filled it in."""

    keep: str = Keep.PINS
    start: str = ""
    time: str = "3"
    minutes: str = ""

    def options(self, request: Request) -> Options:
        """Return what it asks for; raise `Refused` where a field cannot be read."""
        try:
            first = date.fromisoformat(self.start) if self.start.strip() else None
        except ValueError as error:
            raise Refused(NO_DATE) from error
        try:
            minutes = float(self.minutes if self.time == OTHER else self.time)
        except ValueError as error:
            raise Refused(NO_TIME) from error
        return Options(
            keep=Keep(self.keep) if self.keep in list(Keep) else Keep.PINS,
            from_day=first,
            seconds=minutes * SECONDS_A_MINUTE,
            now=request.app.state.config.now(),
        )


@router.get("/plans/{plan_id}/calculate")
def calculate(
    request: Request, plan_id: str, keep: Keep = Keep.PINS, start: date | None = None
) -> HTMLResponse:
    """Return the choices, some made already, or the way to what runs."""
    asked = Asked(keep=keep, start=start.isoformat() if start else "")
    return _page(request, plan_id, asked)


@router.post("/plans/{plan_id}/calculate")
def calculate_now(
    request: Request,
    plan_id: str,
    keep: Text = Keep.PINS,
    start: Text = "",
    time: Text = "3",
    minutes: Text = "",
) -> Response:
    """Ask for a calculation, then show it; show the choices again on a refusal."""
    asked = Asked(keep=keep, start=start, time=time, minutes=minutes)
    try:
        run = start_run(
            request.app.state.store,
            plan_id,
            asked.options(request),
            who=actor_of(request),
        )
    except InvalidValue as refused:
        return _page(request, plan_id, asked, refused=refused)
    address = f"/plans/{quote(plan_id, safe='')}/runs/{run.id}"
    return RedirectResponse(address, status_code=303)


def _page(
    request: Request,
    plan_id: str,
    asked: Asked,
    *,
    refused: InvalidValue | None = None,
) -> HTMLResponse:
    store = request.app.state.store
    view = view_of(request, plan_id)
    settle_lost(store)
    lines = run_lines(store, plan_id)
    return render(
        request,
        "calculate.html",
        status=_status(refused),
        view=view,
        page="calculate",
        asked=asked,
        keeps=KEEPS,
        times=TIMES,
        closed=unusable(store, plan_id),
        live=next((one.run for one in lines if not one.run.status.over), None),
        undecided=[
            one.run
            for one in lines
            if one.found and one.found.status is RotaStatus.PROPOSED
        ],
        refusal=refused.say(language_of(request)) if refused else "",
        running=refused.run_id if isinstance(refused, AlreadyRunning) else 0,
        longest=LONGEST // SECONDS_A_MINUTE,
        moment=Moments(request),
    )


def _status(refused: InvalidValue | None) -> int:
    if refused is None:
        return 200
    return 409 if isinstance(refused, Conflict) else 422
