"""Versions of a rota: list, compare, withdraw."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.publishing import LONGEST_REASON, PublicationDone
from planner.api.refusals import ACTING, UNKNOWN
from planner.api.request import (
    ActorNeeded,
    NowNeeded,
    PlanId,
    StoreNeeded,
    VersionNumber,
)
from planner.services.publishing import withdraw_rota
from planner.services.shapes.changes import ChangedPerson, ChangedPost
from planner.services.versions import VersionLine, compare_versions, list_versions
from planner.store.status import RotaStatus

router = APIRouter(
    prefix="/plans/{plan_id}/versions", tags=["publishing"], route_class=Idempotent
)


class VersionInList(BaseModel):
    """A version of a rota, and who put it in force."""

    version: int = Field(examples=[3])
    status: RotaStatus
    created_at: datetime
    published_at: datetime | None
    act: str | None = Field(description="`publish` or `withdraw`; null for a draft")
    who: str | None
    reason: str | None
    restores: int = Field(description="Version a withdrawal put in force again, or 0")
    told: int = Field(description="People it changed something for")
    seen: int = Field(description="Those who have acknowledged")

    @classmethod
    def of(cls, line: VersionLine) -> VersionInList:
        """Return the version as it is sent."""
        put = line.publication
        return cls(
            version=line.version.number,
            status=line.version.status,
            created_at=line.version.created_at,
            published_at=line.version.published_at,
            act=put.act if put else None,
            who=put.who if put else None,
            reason=put.reason if put else None,
            restores=line.restores,
            told=line.told,
            seen=line.seen,
        )


class VersionsCompared(BaseModel):
    """What differs from one version to another."""

    before: int
    after: int
    people: list[ChangedPerson]
    posts: list[ChangedPost]


class ToWithdraw(BaseModel):
    """Why a version is withdrawn."""

    reason: str = Field(
        pattern=r"\S", max_length=LONGEST_REASON, examples=["Published by mistake"]
    )


@router.get("", summary="List the versions of a rota", responses=UNKNOWN)
def read_versions(plan_id: PlanId, store: StoreNeeded) -> list[VersionInList]:
    """Every version, the newest first."""
    return [VersionInList.of(line) for line in list_versions(store, plan_id)]


@router.get("/{a}/compare/{b}", summary="Compare two versions", responses=UNKNOWN)
def read_comparison(
    plan_id: PlanId, a: VersionNumber, b: VersionNumber, store: StoreNeeded
) -> VersionsCompared:
    """What changes from version `a` to version `b`, by person and by post."""
    found = compare_versions(store, plan_id, a, b)
    return VersionsCompared(
        before=a,
        after=b,
        people=[ChangedPerson.of(one) for one in found.people],
        posts=[ChangedPost.of(one) for one in found.posts],
    )


@router.post(
    "/{version}/withdraw", summary="Withdraw a published version", responses=ACTING
)
def withdraw(
    plan_id: PlanId,
    version: VersionNumber,
    asked: ToWithdraw,
    store: StoreNeeded,
    now: NowNeeded,
    who: ActorNeeded,
) -> PublicationDone:
    """Put what was in force before it in force again, as a new version."""
    done = withdraw_rota(
        store, plan_id, version=version, reason=asked.reason, who=who, now=now
    )
    return PublicationDone.of(done)
