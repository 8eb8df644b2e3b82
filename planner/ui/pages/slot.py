"""An open slot: offered by the coordinator, answered by whoever is asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from planner.domain.clock import END_OF_DAY
from planner.services import slots
from planner.services.acknowledging import acknowledgements
from planner.services.names import Names
from planner.services.plans import load_plan
from planner.services.refusal import Conflict
from planner.services.slots import Sender, sender_of
from planner.store.slots import Offer, Slot, Terms
from planner.store.status import OfferStatus
from planner.ui.actor import actor_of
from planner.ui.rendering import is_fragment, language_of, render
from planner.ui.views.cell import check_date
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import PlanView, view_of
from planner.ui.views.telling import Telling, telling

router = APIRouter()
SEE_OTHER = 303
REFRESH_SECONDS = 15


@router.get("/plans/{plan_id}/slots/new")
def new(
    request: Request, plan_id: str, post: str, day: date, start: int, end: int
) -> HTMLResponse:
    """Return the form that offers a slot."""
    view = view_of(request, plan_id)
    check_date(view.problem, day)
    slot = Slot(post_id=view.problem.post(post).id, day=day, start=start, end=end)
    return render(
        request,
        "slot_new.html",
        view=view,
        page="today",
        slot=slot,
        terms=Terms(),
        start=day,
    )


class SlotForm(BaseModel):
    """What the form that offers a slot sends."""

    post: str
    day: date
    start: int = Field(ge=0, lt=END_OF_DAY)
    end: int = Field(gt=0, le=END_OF_DAY)
    wave_size: int
    wave_minutes: int
    first_come: bool


@router.post("/plans/{plan_id}/slots")
def offer(
    request: Request, plan_id: str, asked: Annotated[SlotForm, Form()]
) -> Response:
    """Offer a slot; its state is shown next."""
    view = view_of(request, plan_id)
    number = slots.offer_slot(
        request.app.state.store,
        plan_id,
        Slot(post_id=asked.post, day=asked.day, start=asked.start, end=asked.end),
        Terms(
            wave_size=asked.wave_size,
            wave_minutes=asked.wave_minutes,
            first_come=asked.first_come,
        ),
        _sender(request),
        who=actor_of(request),
    )
    return RedirectResponse(f"{view.base}/slots/{number}", SEE_OTHER)


@router.get("/plans/{plan_id}/slots/{offer_id}")
def state(request: Request, plan_id: str, offer_id: int) -> HTMLResponse:
    """Return who was asked and what they said."""
    view = view_of(request, plan_id)
    sender = _sender(request)
    found = slots.load_offer(request.app.state.store, plan_id, offer_id, sender)
    return render(
        request,
        "parts/offer.html" if is_fragment(request) else "slot.html",
        view=view,
        page="today",
        offer=found,
        telling=_telling(request, view, found),
        moment=Moments(request),
        back=f"slots/{offer_id}",
        phones=slots.phones_of(request.app.state.store, found),
        seconds=REFRESH_SECONDS,
        start=found.slot.day,
    )


@router.post("/plans/{plan_id}/slots/{offer_id}/choose")
def choose(
    request: Request, plan_id: str, offer_id: int, employee: Annotated[str, Form()]
) -> Response:
    """Give the slot to someone who said yes."""
    store, who = request.app.state.store, actor_of(request)
    sender = _sender(request)
    slots.choose_taker(store, plan_id, offer_id, employee, sender, who=who)
    return _back(plan_id, offer_id)


@router.post("/plans/{plan_id}/slots/{offer_id}/said")
def said(
    request: Request,
    plan_id: str,
    offer_id: int,
    employee: Annotated[str, Form()],
    said: Annotated[Literal["yes", "no"], Form()],
) -> Response:
    """Note what someone said on the telephone."""
    slots.note_answer(
        request.app.state.store,
        plan_id,
        offer_id,
        employee,
        _sender(request),
        yes=said == "yes",
        who=actor_of(request),
    )
    return _back(plan_id, offer_id)


@router.post("/plans/{plan_id}/slots/{offer_id}/close")
def close(request: Request, plan_id: str, offer_id: int) -> Response:
    """End the offer without a taker."""
    store, who = request.app.state.store, actor_of(request)
    slots.close_offer(store, plan_id, offer_id, who=who)
    return _back(plan_id, offer_id)


@router.get("/slots/{token}")
def asked_of_her(request: Request, token: str) -> HTMLResponse:
    """Return what someone is asked; looking at it answers nothing."""
    return _asked(request, token)


@router.post("/slots/{token}")
def answer(
    request: Request, token: str, said: Annotated[Literal["yes", "no"], Form()]
) -> Response:
    """Note her answer, then say what came of it."""
    state = request.app.state
    # The reason is kept for the coordinator: in her language, not the visitor's.
    slots.answer_slot(state.store, token, sender_of(state.config), yes=said == "yes")
    return RedirectResponse(f"/slots/{quote(token, safe='')}", SEE_OTHER)


def _asked(request: Request, token: str) -> HTMLResponse:
    store = request.app.state.store
    found, mine = slots.read_link(store, token)
    problem = load_plan(store, found.plan_id).problem
    post = problem.post(found.slot.post_id)
    shown = render(
        request,
        "slot_answer.html",
        slot=found.slot,
        post=post,
        site=problem.sites_by_id[post.site_id],
        answer=mine,
        is_open=found.status is OfferStatus.OPEN,
        token=token,
    )
    # The address is the secret: it goes to no other page.
    shown.headers["Referrer-Policy"] = "no-referrer"
    return shown


def _sender(request: Request) -> Sender:
    return sender_of(
        request.app.state.config,
        address=str(request.base_url).rstrip("/"),
        language=language_of(request),
    )


def _telling(request: Request, view: PlanView, offer: Offer) -> Telling | None:
    if offer.version is None:
        return None
    try:
        told = acknowledgements(request.app.state.store, view.plan.id, offer.version)
    except Conflict:
        return None  # it waits as a draft
    return telling(told, Names(view.language, told.plan.problem))


def _back(plan_id: str, offer_id: int) -> RedirectResponse:
    plan = quote(plan_id, safe="")
    return RedirectResponse(f"/plans/{plan}/slots/{offer_id}", SEE_OTHER)
