"""Edit the rota by hand: each edit is judged at once and kept as a step."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from planner.api.idempotent import Idempotent
from planner.api.refusals import UNKNOWN, RefusalBody
from planner.api.request import ActorNeeded, LanguageNeeded, PlanId, StoreNeeded
from planner.services.edit_history import list_edits, redo, undo
from planner.services.edits import edit_cells, try_cells
from planner.services.shapes.edits import (
    EditDone,
    EditInLog,
    EditOrder,
    EffectOfEdit,
)

router = APIRouter(
    prefix="/plans/{plan_id}/edits", tags=["edits"], route_class=Idempotent
)

EDITING = {
    **UNKNOWN,
    409: {
        "model": RefusalBody,
        "description": (
            "A cell holds something else than `before` (`stale_edit`), or there is "
            "nothing to take back, make again or pin (`nothing_to_do`)"
        ),
    },
    422: {
        "model": RefusalBody,
        "description": (
            "A value that cannot be; a hard rule broken without a reason "
            "(`blocked_by_rule`), or one nobody overrides (`forbidden_by_rule`)"
        ),
    },
}
"""What an edit may be answered besides a success."""


@router.get("", summary="List the edits of the current rota", responses=UNKNOWN)
def read_edits(
    plan_id: PlanId,
    store: StoreNeeded,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="Step known")] = 0,
) -> list[EditInLog]:
    """Who changed which cells, in order, after the step `after`."""
    return [
        EditInLog.of(one)
        for one in list_edits(store, plan_id, after)
        if one.content["cells"]
    ]


@router.post("", summary="Edit cells", responses=EDITING)
def edit(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    order: EditOrder,
    who: ActorNeeded,
) -> EditDone:
    """Replace whole cells together, in the draft: a new one if all is published."""
    done = edit_cells(store, plan_id, order.order(), who=who)
    return EditDone.of(done, language)


@router.post("/trial", summary="Say what an edit would do", responses=UNKNOWN)
def try_edit(
    plan_id: PlanId, store: StoreNeeded, language: LanguageNeeded, order: EditOrder
) -> EffectOfEdit:
    """What replacing these cells would break and mend; nothing is kept."""
    return EffectOfEdit.of(try_cells(store, plan_id, order.order().wanted), language)


@router.post("/undo", summary="Take the last edit back", responses=EDITING)
def undo_edit(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    who: ActorNeeded,
) -> EditDone:
    """Take back the last edit of this actor in the draft, up to fifty in a row."""
    done = undo(store, plan_id, who=who)
    return EditDone.of(done, language)


@router.post("/redo", summary="Make an edit again", responses=EDITING)
def redo_edit(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    who: ActorNeeded,
) -> EditDone:
    """Make again the last edit this actor took back."""
    done = redo(store, plan_id, who=who)
    return EditDone.of(done, language)
