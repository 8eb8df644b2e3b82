"""Who has seen a published version; whom to remind, who was told by hand."""

from __future__ import annotations

from datetime import date, datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.employees import EmployeeId
from planner.api.idempotent import Idempotent
from planner.api.refusals import STANDING
from planner.api.request import ActorNeeded, PlanId, StoreNeeded, VersionNumber
from planner.domain.notice import Notice
from planner.services.acknowledging import (
    Acknowledgements,
    acknowledgements,
    note_told,
    remind,
)
from planner.store.publications import Told
from planner.store.status import LetterStatus

router = APIRouter(
    prefix="/plans/{plan_id}/versions/{version}/acknowledgements",
    tags=["publishing"],
    route_class=Idempotent,
)


class Acknowledgement(BaseModel):
    """Someone a version changed something for."""

    employee: str
    notice: Notice = Field(description="How long before she was told")
    days: int = Field(description="How many of her dates change")
    first_day: date
    letter: LetterStatus | None = Field(description="Null if none could be written")
    reminded_at: datetime | None
    seen_at: datetime | None
    seen_by: str | None = Field(description="Null when she said so herself")

    @classmethod
    def of(cls, told: Told, found: Acknowledgements) -> Acknowledgement:
        """Return the person as she is sent."""
        last = found.letters.get(told.id)
        return cls(
            employee=told.employee_id,
            notice=told.notice,
            days=told.days,
            first_day=told.first_day,
            letter=last.status if last else None,
            reminded_at=told.reminded_at,
            seen_at=told.seen_at,
            seen_by=told.seen_by,
        )


class Reminded(BaseModel):
    """What came of reminding those who have not seen a version."""

    letters: int = Field(description="How many were written again", examples=[3])


@router.get("", summary="List who has seen a version", responses=STANDING)
def read_acknowledgements(
    plan_id: PlanId, version: VersionNumber, store: StoreNeeded
) -> list[Acknowledgement]:
    """The people a published version was told to, and who has seen it."""
    found = acknowledgements(store, plan_id, version)
    return [Acknowledgement.of(told, found) for told in found.told]


@router.post("/reminders", summary="Remind who has not seen it", responses=STANDING)
def remind_them(
    plan_id: PlanId, version: VersionNumber, store: StoreNeeded, who: ActorNeeded
) -> Reminded:
    """Write again to everyone who has an address and has not said she has seen it."""
    return Reminded(letters=remind(store, plan_id, version, who=who))


@router.post(
    "/{employee_id}/told",
    summary="Note that she was told by hand",
    status_code=204,
    responses=STANDING,
)
def told_by_hand(
    plan_id: PlanId,
    version: VersionNumber,
    employee_id: EmployeeId,
    store: StoreNeeded,
    who: ActorNeeded,
) -> None:
    """She was told face to face or by telephone: nothing more is sent about it."""
    note_told(store, plan_id, version, employee_id, who=who)
