"""Absences: list them, see what a leave would do, grant it, take it back."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from planner.api.absences_shapes import (
    AbsenceInPlan,
    ConsequencesOfLeave,
    LeaveGranted,
    LeaveToGrant,
    LeaveToTry,
)
from planner.api.idempotent import Idempotent
from planner.api.refusals import STANDING, UNKNOWN, RefusalBody
from planner.api.request import (
    ActorNeeded,
    LanguageNeeded,
    NowNeeded,
    PlanId,
    StoreNeeded,
)
from planner.services.leave import (
    grant_leave,
    leave_book,
    preview_leave,
    shorten_leave,
    withdraw_leave,
)

router = APIRouter(
    prefix="/plans/{plan_id}/absences", tags=["absences"], route_class=Idempotent
)
GRANTING: dict[int | str, dict[str, Any]] = {
    **UNKNOWN,
    409: {
        "model": RefusalBody,
        "description": "The days of someone concerned are not any more what was seen",
    },
}
AbsenceId = Annotated[
    str,
    Path(
        max_length=40,
        description="Id of an absence: another one once it is changed",
        examples=["edb227a7d93111d1"],
    ),
]


class DatesOfLeave(BaseModel):
    """The dates of a leave that stay."""

    first: date = Field(examples=["2027-03-16"])
    last: date = Field(examples=["2027-03-17"])


@router.get("", summary="List the absences of a plan", responses=UNKNOWN)
def read_absences(
    plan_id: PlanId,
    store: StoreNeeded,
    response: Response,
    reasons: Annotated[
        bool, Query(description="Tell why too: for the coordinator alone")
    ] = False,
) -> list[AbsenceInPlan]:
    """Who is away when; why only where it is asked for. An ETag goes with it."""
    book = leave_book(store, plan_id)
    response.headers["ETag"] = f'"{book.version}"'
    return [AbsenceInPlan.of(one, reasons=reasons) for one in book.leaves]


@router.post("/preview", summary="See what a leave would do", responses=UNKNOWN)
def try_leave(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    now: NowNeeded,
    body: LeaveToTry,
) -> ConsequencesOfLeave:
    """Which assignments fall, what goes below its minimum, and who could stand in."""
    at = now.replace(tzinfo=None)
    found = preview_leave(store, plan_id, body.order(), at=at)
    return ConsequencesOfLeave.of(found, language)


@router.post("", summary="Grant a leave", responses=GRANTING)
def grant(
    plan_id: PlanId,
    store: StoreNeeded,
    now: NowNeeded,
    body: LeaveToGrant,
    who: ActorNeeded,
) -> LeaveGranted:
    """The leave and the replacements named are kept together, in the draft."""
    done = grant_leave(
        store,
        plan_id,
        body.order(),
        who=who,
        at=now.replace(tzinfo=None),
        chosen=body.chosen(),
        seen=body.seen,
    )
    return LeaveGranted.of(done)


@router.put("/{absence_id}", summary="Shorten a leave", responses=STANDING)
def shorten(
    plan_id: PlanId,
    absence_id: AbsenceId,
    store: StoreNeeded,
    body: DatesOfLeave,
    who: ActorNeeded,
) -> AbsenceInPlan:
    """Keep some of its dates; answers with the absence as it was."""
    was = shorten_leave(store, plan_id, absence_id, body.first, body.last, who=who)
    return AbsenceInPlan.of(was, reasons=False)


@router.delete("/{absence_id}", summary="Withdraw a leave", responses=STANDING)
def withdraw(
    plan_id: PlanId, absence_id: AbsenceId, store: StoreNeeded, who: ActorNeeded
) -> AbsenceInPlan:
    """Take it back: its days are free again. Answers with the absence as it was."""
    was = withdraw_leave(store, plan_id, absence_id, who=who)
    return AbsenceInPlan.of(was, reasons=False)
