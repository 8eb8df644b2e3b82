"""The register of what was done."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from planner.api.refusals import UNKNOWN
from planner.api.request import LanguageNeeded, StoreNeeded
from planner.services.register import A_PAGE, Entry, register
from planner.store.audit import Wanted

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL holds no NUL: what asks for one is refused in every store."""

router = APIRouter(prefix="/audit", tags=["audit"])
MOST = 200


class ActInRegister(BaseModel):
    """Who did what, when."""

    id: int
    at: datetime
    who: str
    act: str = Field(examples=["publish"])
    subject_kind: str = Field(examples=["plan"])
    subject_id: str
    detail: dict[str, Any]
    sentence: str = Field(description="What reads after the name of who did it")

    @classmethod
    def of(cls, entry: Entry, language: str) -> ActInRegister:
        """Return the act as it is sent."""
        act = entry.act
        return cls(
            id=act.id,
            at=act.at,
            who=act.who,
            act=act.act,
            subject_kind=act.subject_kind,
            subject_id=act.subject_id,
            detail=dict(act.detail),
            sentence=entry.sentence.say(language),
        )


class RegisterPage(BaseModel):
    """A page of the register, the newest act first."""

    acts: list[ActInRegister]
    before: int | None = Field(
        description="Give it back as `before` for the next page; null on the last"
    )


@router.get("", summary="Read the register", responses={422: UNKNOWN[422]})
def read_audit(
    store: StoreNeeded,
    language: LanguageNeeded,
    plan: Annotated[str, Query(pattern=NO_NUL, description="Id of a plan")] = "",
    employee: Annotated[
        str, Query(pattern=NO_NUL, description="Id of an employee it is about")
    ] = "",
    who: Annotated[str, Query(pattern=NO_NUL, description="Who acted")] = "",
    act: Annotated[
        str, Query(pattern=NO_NUL, description="Kind of act", examples=["publish"])
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = A_PAGE,
    before: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="Older than this act")
    ] = None,
) -> RegisterPage:
    """What was done, narrowed to a plan, a person or a kind of act."""
    wanted = Wanted(plan_id=plan, employee_id=employee, who=who, act=act)
    found = register(store, wanted, language=language, limit=limit, before=before)
    return RegisterPage(
        acts=[ActInRegister.of(entry, language) for entry in found.entries],
        before=found.before,
    )
