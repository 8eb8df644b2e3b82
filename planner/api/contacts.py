"""Contacts: where letters to people go, and the numbers they answer."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from planner.api.employees import EmployeeId
from planner.api.refusals import STANDING, UNKNOWN
from planner.api.request import ActorNeeded, PlanId, StoreNeeded, TagSeen
from planner.services.contacts import (
    LONGEST,
    contact_of,
    contacts_of,
    keep_contact,
    keep_contacts,
)
from planner.store.contacts import Contact

router = APIRouter(prefix="/plans/{plan_id}", tags=["employees"])
NO_VERSION = -1
DIGITS = 9
"""Of a version: none is longer."""
MOST = 5000
"""Contacts of one request."""


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

    @classmethod
    def of(cls, one: Contact) -> ContactInList:
        """Return the contact as it is sent in a list."""
        return cls(
            employee=one.employee_id,
            version=str(one.version),
            contact=ContactBody.of(one),
        )


@router.get("/contacts", summary="List the contacts of a plan", responses=UNKNOWN)
def read_contacts(plan_id: PlanId, store: StoreNeeded) -> list[ContactInList]:
    """Everyone, those nothing is noted of included."""
    return [ContactInList.of(one) for one in contacts_of(store, plan_id)]


@router.put(
    "/contacts", summary="Replace contacts, all of them or none", responses=STANDING
)
def write_contacts(
    plan_id: PlanId,
    store: StoreNeeded,
    body: Annotated[list[ContactInList], Field(min_length=1, max_length=MOST)],
    who: ActorNeeded,
) -> list[ContactInList]:
    """Contacts of as many people as wanted, each with the version it was read with."""
    wanted = [
        Contact(
            employee_id=one.employee,
            address=one.contact.email,
            phone=one.contact.phone,
            language=one.contact.language,
            version=_version(one.version),
        )
        for one in body
    ]
    kept = keep_contacts(store, plan_id, wanted, who=who)
    return [ContactInList.of(one) for one in kept]


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
    known = tag.isascii() and tag.isdecimal() and len(tag) <= DIGITS
    return int(tag) if known else NO_VERSION
