"""Who has seen a published version."""

from __future__ import annotations

from datetime import date, datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.refusals import STANDING
from planner.api.request import PlanId, StoreNeeded, VersionNumber
from planner.domain.notice import Notice
from planner.services.acknowledging import Acknowledgements, acknowledgements
from planner.store.publications import Told
from planner.store.status import LetterStatus

router = APIRouter(
    prefix="/plans/{plan_id}/versions/{version}/acknowledgements", tags=["publishing"]
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


@router.get("", summary="List who has seen a version", responses=STANDING)
def read_acknowledgements(
    plan_id: PlanId, version: VersionNumber, store: StoreNeeded
) -> list[Acknowledgement]:
    """The people a published version was told to, and who has seen it."""
    found = acknowledgements(store, plan_id, version)
    return [Acknowledgement.of(told, found) for told in found.told]
