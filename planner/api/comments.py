"""Remarks on cells."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import UNKNOWN
from planner.api.request import ActorNeeded, PlanId, StoreNeeded
from planner.services import comments
from planner.store.comments import Comment

router = APIRouter(
    prefix="/plans/{plan_id}/comments", tags=["edits"], route_class=Idempotent
)


class NewComment(BaseModel):
    """A remark to leave on someone's day."""

    employee: str = Field(examples=["e01"])
    date: date
    text: str = Field(min_length=1, max_length=comments.LONGEST)


class CommentOnCell(BaseModel):
    """A remark on someone's day."""

    id: int
    employee: str = Field(examples=["e01"])
    date: date
    at: datetime
    who: str
    text: str

    @classmethod
    def of(cls, one: Comment) -> CommentOnCell:
        """Return the comment as it is sent."""
        return cls(
            id=one.id,
            employee=one.employee_id,
            date=one.date,
            at=one.at,
            who=one.who,
            text=one.text,
        )


@router.get("", summary="List the comments of a plan", responses=UNKNOWN)
def read_comments(plan_id: PlanId, store: StoreNeeded) -> list[CommentOnCell]:
    """The remarks nobody took away, the oldest first."""
    return [CommentOnCell.of(one) for one in comments.list_comments(store, plan_id)]


@router.post("", summary="Comment a cell", status_code=201, responses=UNKNOWN)
def comment(
    plan_id: PlanId, store: StoreNeeded, new: NewComment, who: ActorNeeded
) -> CommentOnCell:
    """Leave a remark on someone's day; it stays when the rota changes."""
    cell = (new.employee, new.date)
    return CommentOnCell.of(
        comments.add_comment(store, plan_id, cell, new.text, who=who)
    )


@router.delete(
    "/{comment_id}", summary="Remove a comment", status_code=204, responses=UNKNOWN
)
def remove(
    plan_id: PlanId,
    store: StoreNeeded,
    comment_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
    who: ActorNeeded,
) -> None:
    """Take a remark away."""
    comments.remove_comment(store, plan_id, comment_id, who=who)
