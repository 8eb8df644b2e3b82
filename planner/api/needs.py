"""Needs: read, replace and try them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from planner.api.needs_shapes import (
    DayInPreview,
    NeedsBody,
    NeedsToTry,
)
from planner.api.refusals import UNKNOWN, RefusalBody
from planner.api.request import ActorNeeded, PlanId, StoreNeeded, TagSeen
from planner.services.needs import needs_for, preview_needs, save_needs

router = APIRouter(prefix="/plans/{plan_id}/needs", tags=["needs"])
STALE: dict[int | str, dict[str, Any]] = {
    409: {"model": RefusalBody, "description": "Others were saved meanwhile"}
}


@router.get("", summary="Show the needs of a plan", responses=UNKNOWN)
def read_needs(plan_id: PlanId, store: StoreNeeded, response: Response) -> NeedsBody:
    """The normal week, its variants and dated exceptions; the ETag goes with it."""
    stated = needs_for(store, plan_id)
    response.headers["ETag"] = f'"{stated.version}"'
    return NeedsBody.of(stated.needs)


@router.put(
    "",
    summary="Replace the needs of a plan",
    responses={**UNKNOWN, **STALE},
)
def write_needs(
    plan_id: PlanId,
    store: StoreNeeded,
    response: Response,
    body: NeedsBody,
    seen: TagSeen,
    who: ActorNeeded,
) -> NeedsBody:
    """The plan then asks for these; its rota is to be calculated again."""
    saved = save_needs(store, plan_id, body.needs(), seen=seen, who=who)
    response.headers["ETag"] = f'"{saved.version}"'
    return NeedsBody.of(saved.needs)


@router.post("/preview", summary="Try needs without saving", responses=UNKNOWN)
def try_needs(
    plan_id: PlanId, store: StoreNeeded, body: NeedsToTry
) -> list[DayInPreview]:
    """Per date and half-hour: people asked for against people who could be there."""
    needs = body.needs.needs() if body.needs else None
    found = preview_needs(store, plan_id, needs, frozenset(body.post_ids))
    return [DayInPreview.of(one) for one in found]
