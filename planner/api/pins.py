"""Fix and unfix what people do."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.edits import EDITING
from planner.api.idempotent import Idempotent
from planner.api.request import ActorNeeded, LanguageNeeded, PlanId, StoreNeeded
from planner.services.fixing import fix_cells, one_cell, whole_day, whole_person
from planner.services.refusal import Refused
from planner.services.shapes.edits import EditDone
from planner.text.message import message

router = APIRouter(
    prefix="/plans/{plan_id}/pins", tags=["edits"], route_class=Idempotent
)


class Pinning(BaseModel):
    """Whose work to fix or unfix: a person, a date, or a person on a date."""

    employee: str | None = Field(default=None, examples=["e01"])
    day: date | None = Field(default=None, alias="date")
    pinned: bool


@router.post("", summary="Pin or unpin", responses=EDITING)
def pin(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    what: Pinning,
    who: ActorNeeded,
) -> EditDone:
    """Have calculations leave what is done there, or not any more."""
    if what.employee is not None and what.day is not None:
        choose = one_cell(what.employee, what.day)
    elif what.employee is not None:
        choose = whole_person(what.employee)
    elif what.day is not None:
        choose = whole_day(what.day)
    else:
        raise Refused(message("Name a person, a date, or both."))
    done = fix_cells(store, plan_id, choose, fixed=what.pinned, who=who)
    return EditDone.of(done, language)
