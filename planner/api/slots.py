"""Open slots offered to those who could take them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Path, Request
from pydantic import BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import UNKNOWN
from planner.api.repairs import HIGHEST, STALE
from planner.api.request import ActorNeeded, LanguageNeeded, PlanId, StoreNeeded
from planner.domain.clock import END_OF_DAY
from planner.services import slots
from planner.services.slots import Sender, sender_of
from planner.store.slots import Offer, Slot, Terms
from planner.store.status import AnswerStatus, OfferStatus

router = APIRouter(
    prefix="/plans/{plan_id}/slots", tags=["slots"], route_class=Idempotent
)
OfferId = Annotated[int, Path(ge=1, le=HIGHEST, description="Number of an offer")]


class SlotAsked(BaseModel):
    """A slot to offer, and how."""

    post: str = Field(examples=["desk"])
    date: date
    start: int = Field(ge=0, lt=END_OF_DAY, description="Minutes since midnight")
    end: int = Field(gt=0, le=END_OF_DAY)
    wave_size: int = Field(3, ge=1, le=slots.MOST_ASKED)
    wave_minutes: int = Field(15, ge=1, le=slots.MOST_MINUTES)
    first_come: bool = True


class AnswerToOffer(BaseModel):
    """Someone asked, and what she said."""

    employee: str
    wave: int
    asked_at: datetime | None
    status: AnswerStatus


class OfferOfSlot(BaseModel):
    """A slot offered."""

    id: int
    post: str
    date: date
    start: int
    end: int
    status: OfferStatus
    taken_by: str | None
    version: int | None = Field(description="Of the rota that came of it")
    answers: list[AnswerToOffer]

    @classmethod
    def of(cls, offer: Offer) -> OfferOfSlot:
        """Return an offer as it is sent; the secret addresses stay inside."""
        return cls(
            id=offer.id,
            post=offer.slot.post_id,
            date=offer.slot.day,
            start=offer.slot.start,
            end=offer.slot.end,
            status=offer.status,
            taken_by=offer.taken_by,
            version=offer.version,
            answers=[
                AnswerToOffer(
                    employee=one.employee_id,
                    wave=one.wave,
                    asked_at=one.asked_at,
                    status=one.status,
                )
                for one in offer.answers
            ],
        )


class Said(BaseModel):
    """What someone said."""

    employee: str = Field(examples=["e0001"])
    yes: bool


class Chosen(BaseModel):
    """Who gets the slot."""

    employee: str = Field(examples=["e0001"])


@router.post("", summary="Offer an open slot", status_code=201, responses=UNKNOWN)
def offer(
    request: Request,
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    actor: ActorNeeded,
    asked: Annotated[SlotAsked, Body()],
) -> OfferOfSlot:
    """Those who could take it are asked in waves, those it costs least first."""
    slot = Slot(post_id=asked.post, day=asked.date, start=asked.start, end=asked.end)
    terms = Terms(
        wave_size=asked.wave_size,
        wave_minutes=asked.wave_minutes,
        first_come=asked.first_come,
    )
    sender = _sender(request, language)
    number = slots.offer_slot(store, plan_id, slot, terms, sender, who=actor)
    return OfferOfSlot.of(slots.load_offer(store, plan_id, number, sender))


@router.get("/{offer_id}", summary="Read an offer and its answers", responses=UNKNOWN)
def read(
    request: Request,
    plan_id: PlanId,
    offer_id: OfferId,
    store: StoreNeeded,
    language: LanguageNeeded,
) -> OfferOfSlot:
    """Who was asked and what they said; waves whose turn has come are asked."""
    sender = _sender(request, language)
    return OfferOfSlot.of(slots.load_offer(store, plan_id, offer_id, sender))


@router.post("/{offer_id}/choose", summary="Give the slot", responses=STALE)
def choose(
    request: Request,
    plan_id: PlanId,
    offer_id: OfferId,
    store: StoreNeeded,
    language: LanguageNeeded,
    actor: ActorNeeded,
    chosen: Annotated[Chosen, Body()],
) -> OfferOfSlot:
    """To one of those who said yes; people are told where the rota is published."""
    person, sender = chosen.employee, _sender(request, language)
    given = slots.choose_taker(store, plan_id, offer_id, person, sender, who=actor)
    return OfferOfSlot.of(given)


@router.post("/{offer_id}/answers", summary="Note an answer", responses=STALE)
def note(
    request: Request,
    plan_id: PlanId,
    offer_id: OfferId,
    store: StoreNeeded,
    language: LanguageNeeded,
    actor: ActorNeeded,
    said: Annotated[Said, Body()],
) -> OfferOfSlot:
    """What someone said on the telephone; first come, a yes takes the slot."""
    given = slots.note_answer(
        store,
        plan_id,
        offer_id,
        said.employee,
        _sender(request, language),
        yes=said.yes,
        who=actor,
    )
    return OfferOfSlot.of(given)


def _sender(request: Request, language: str) -> Sender:
    address = str(request.base_url).rstrip("/")
    config = request.app.state.config
    return sender_of(config, address=address, language=language)
