"""Contacts: where letters to people go, and the numbers they answer."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from planner.api.employees import EmployeeId
from planner.api.refusals import STANDING, UNKNOWN
from planner.api.request import ActorNeeded, PlanId, StoreNeeded, TagSeen
from planner.services.contacts import LONGEST, contact_of, contacts_of, keep_contact
from planner.store.contacts import Contact

router = APIRouter(prefix="/plans/{plan_id}", tags=["employees"])
NO_VERSION = -1


class ContactBody(BaseModel):
    """Where someone is reached; an empty text forgets what was noted."""

    email: str = Field(
        default="", max_length=LONGEST, examples=["agathe.lilas@example.org"]
    )
    phone: str = Field(default="", max_length=40, examples=["+33 1 23 45 67 89"])
    language: Literal["fr", "en"] = Field(
        default="fr", description="In which letters to her are written"
    )

    @classmethod
    def of(cls, one: Contact) -> ContactBody:
        """Return the contact as it is sent."""
        return cls.model_validate(
            {"email": one.address, "phone": one.phone, "language": one.language}
        )


class ContactInList(BaseModel):
    """Someone of a plan, and where she is reached."""

    employee: str = Field(examples=["e01"])
    version: str = Field(description="The ETag of her contact", examples=["0"])
    contact: ContactBody


@router.get("/contacts", summary="List the contacts of a plan", responses=UNKNOWN)
def read_contacts(plan_id: PlanId, store: StoreNeeded) -> list[ContactInList]:
    """Everyone, those nothing is noted of included."""
    return [
        ContactInList(
            employee=one.employee_id,
            version=str(one.version),
            contact=ContactBody.of(one),
        )
        for one in contacts_of(store, plan_id)
    ]


@router.get(
    "/employees/{employee_id}/contact", summary="Show a contact", responses=UNKNOWN
)
def read_contact(
    plan_id: PlanId, employee_id: EmployeeId, store: StoreNeeded, response: Response
) -> ContactBody:
    """Where she is reached; the ETag goes with it."""
    found = contact_of(store, plan_id, employee_id)
    response.headers["ETag"] = f'"{found.version}"'
    return ContactBody.of(found)


@router.put(
    "/employees/{employee_id}/contact", summary="Replace a contact", responses=STANDING
)
def write_contact(
    plan_id: PlanId,
    employee_id: EmployeeId,
    store: StoreNeeded,
    response: Response,
    body: ContactBody,
    seen: TagSeen,
    who: ActorNeeded,
) -> ContactBody:
    """Her next letter goes there; the register says who changed it, not to what."""
    kept = keep_contact(
        store,
        plan_id,
        employee_id,
        address=body.email,
        phone=body.phone,
        language=body.language,
        version=_version(seen),
        who=who,
    )
    response.headers["ETag"] = f'"{kept.version}"'
    return ContactBody.of(kept)


def _version(tag: str) -> int:
    """Return the version a tag names, which is none there is for any other text."""
    return int(tag) if tag.isascii() and tag.isdecimal() else NO_VERSION
