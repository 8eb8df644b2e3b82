"""Publish a rota."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import ACTING, STANDING
from planner.api.request import (
    ActorNeeded,
    LanguageNeeded,
    NowNeeded,
    PlanId,
    StoreNeeded,
)
from planner.services.publishing import (
    Preview,
    Published,
    preview_publication,
    publish_rota,
)
from planner.services.shapes.changes import ChangedPerson
from planner.services.shapes.gaps import GapInPlan
from planner.services.shapes.rota import ViolationInPlan

router = APIRouter(
    prefix="/plans/{plan_id}/publish", tags=["publishing"], route_class=Idempotent
)
LONGEST_REASON = 2000


class ToPublish(BaseModel):
    """Which draft to publish, and why where a reason is due."""

    version: int = Field(
        ge=1, le=2**31 - 1, description="The draft that was looked at", examples=[3]
    )
    reason: str = Field(
        default="",
        max_length=LONGEST_REASON,
        description="Due when someone is told late or a rule is broken; never sent",
        examples=["Sickness in cardiology"],
    )


class PublicationAhead(BaseModel):
    """What publishing the draft would do."""

    version: int = Field(description="The draft that would be published")
    replaces: int = Field(description="The version in force; 0 if there is none")
    reason_due: bool
    by_hand: list[str] = Field(description="People concerned without an address")
    changes: list[ChangedPerson]
    untimely: list[ViolationInPlan] = Field(description="People told too late")
    hard: list[ViolationInPlan]
    alerts: list[ViolationInPlan]
    gaps: list[GapInPlan] = Field(description="Needs under their minimum")

    @classmethod
    def of(cls, preview: Preview, language: str) -> PublicationAhead:
        """Return the preview as it is sent."""
        found = preview.checks
        return cls(
            version=preview.plan.version,
            replaces=preview.replaces,
            reason_due=found.reason_due,
            by_hand=list(preview.by_hand),
            changes=[ChangedPerson.of(one) for one in preview.changes],
            untimely=[ViolationInPlan.of(one, language) for one in found.untimely],
            hard=[ViolationInPlan.of(one, language) for one in found.hard],
            alerts=[ViolationInPlan.of(one, language) for one in found.alerts],
            gaps=[GapInPlan.of(one) for one in found.gaps],
        )


class PublicationDone(BaseModel):
    """What a publication, or a withdrawal, did."""

    version: int = Field(description="The version now in force", examples=[3])
    told: int = Field(description="People it changes something for")
    written_to: int = Field(description="Those a letter waits for in the outbox")
    by_hand: list[str] = Field(description="Those to be told by hand")

    @classmethod
    def of(cls, done: Published) -> PublicationDone:
        """Return what was done as it is sent."""
        return cls(
            version=done.version,
            told=done.told,
            written_to=done.written_to,
            by_hand=list(done.by_hand),
        )


@router.get("", summary="Show what publishing would do", responses=STANDING)
def read_publication(
    plan_id: PlanId, store: StoreNeeded, now: NowNeeded, language: LanguageNeeded
) -> PublicationAhead:
    """What the draft changes for whom, and what should be known before."""
    preview = preview_publication(store, plan_id, now=now)
    return PublicationAhead.of(preview, language)


@router.post("", summary="Publish the draft of a plan", responses=ACTING)
def publish(
    plan_id: PlanId,
    asked: ToPublish,
    store: StoreNeeded,
    now: NowNeeded,
    who: ActorNeeded,
) -> PublicationDone:
    """Put the draft in force for good, and write to the people concerned."""
    done = publish_rota(
        store,
        plan_id,
        version=asked.version,
        reason=asked.reason,
        who=who,
        now=now,
    )
    return PublicationDone.of(done)
