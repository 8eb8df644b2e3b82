"""Someone is absent: ways to go on, and taking one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request
from pydantic import AfterValidator, BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import UNKNOWN, RefusalBody
from planner.api.request import ActorNeeded, LanguageNeeded, PlanId, StoreNeeded
from planner.services.repairing import (
    Repairs,
    accept_repair,
    ask_repair,
    load_repairs,
)
from planner.store.status import RepairStatus

router = APIRouter(
    prefix="/plans/{plan_id}/repairs", tags=["repairs"], route_class=Idempotent
)
LAST_YEAR = 9000
HIGHEST = 2**31 - 1
STALE: dict[int | str, dict[str, Any]] = {
    **UNKNOWN,
    409: {"model": RefusalBody, "description": "The rota has changed since"},
}


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        raise ValueError("a moment on the clock of the establishment, no time zone")
    if moment.year > LAST_YEAR:
        raise ValueError("no such year")
    return moment.replace(second=0, microsecond=0)


Local = Annotated[datetime, AfterValidator(_local)]
RepairId = Annotated[int, Path(ge=1, le=HIGHEST, description="Number of a repair")]


class AbsenceAsked(BaseModel):
    """Who is absent, from when to when."""

    employee: str = Field(examples=["e0001"])
    first: Local = Field(examples=["2027-03-09T00:00:00"])
    last: Local = Field(
        description="The moment she is back", examples=["2027-03-10T00:00:00"]
    )
    now: Local | None = Field(
        None, description="When it is decided: nothing before it moves; now if left out"
    )


class WayFound(BaseModel):
    """One way to go on."""

    number: int
    way: dict[str, Any] = Field(
        description="Who moves, who must be told, what stays uncovered, the points"
    )


class RepairFound(BaseModel):
    """A question, and the ways found so far."""

    id: int
    status: RepairStatus
    reason: str | None
    ways: list[WayFound]
    accepted: int | None = Field(description="Number of the way that was taken")
    version: int | None = Field(description="Number of the version that came of it")
    told: list[str] = Field(
        description="People who are told; none while the version is a draft"
    )

    @classmethod
    def of(cls, found: Repairs, language: str) -> RepairFound:
        """Return a question as it is sent."""
        asked = found.asked
        return cls(
            id=asked.id,
            status=asked.status,
            reason=asked.reason.say(language) if asked.reason else None,
            ways=[
                WayFound(number=way.number, way=dict(way.said[language]))
                for way in found.ways
            ],
            accepted=asked.accepted,
            version=asked.made_version,
            told=[one.employee_id for one in found.told],
        )


class Acceptance(BaseModel):
    """The way to take."""

    number: int = Field(ge=1, le=9, examples=[1])


@router.post(
    "", summary="Ask what to do about an absence", status_code=202, responses=UNKNOWN
)
def ask(
    request: Request,
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    actor: ActorNeeded,
    absence: Annotated[AbsenceAsked, Body()],
) -> RepairFound:
    """Up to three ways follow within seconds: read the repair until it is done."""
    desk = request.app.state.desk
    asked = (absence.employee, absence.first, absence.last)
    at = absence.now or request.app.state.config.now().replace(tzinfo=None)
    number = ask_repair(store, desk, plan_id, asked, who=actor, at=at)
    return RepairFound.of(load_repairs(store, desk, plan_id, number), language)


@router.get("/{repair_id}", summary="Read the ways found so far", responses=UNKNOWN)
def read(
    request: Request,
    plan_id: PlanId,
    repair_id: RepairId,
    store: StoreNeeded,
    language: LanguageNeeded,
) -> RepairFound:
    """The question and its ways, in the order they were found."""
    found = load_repairs(store, request.app.state.desk, plan_id, repair_id)
    return RepairFound.of(found, language)


@router.post("/{repair_id}/accept", summary="Take a way to go on", responses=STALE)
def accept(
    request: Request,
    plan_id: PlanId,
    repair_id: RepairId,
    store: StoreNeeded,
    language: LanguageNeeded,
    actor: ActorNeeded,
    chosen: Annotated[Acceptance, Body()],
) -> RepairFound:
    """The absence and the changes become a version, in force and told at once.

    It waits as a draft where nothing is published, or a draft holds other changes.
    """
    number, now = chosen.number, request.app.state.config.now()
    accept_repair(
        store, plan_id, repair_id, number, who=actor, now=now, language=language
    )
    found = load_repairs(store, request.app.state.desk, plan_id, repair_id)
    return RepairFound.of(found, language)
