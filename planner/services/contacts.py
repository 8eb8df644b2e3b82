"""Where people receive their letters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.services.plans import load_plan
from planner.services.refusal import Refused, Stale
from planner.store import audit, contacts
from planner.store.contacts import Contact
from planner.text.message import LANGUAGES, Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.store.store import Store

UNSENT = r"\x00-\x1f\x7f\ud800-\udfff"
"""Control characters and halves of characters, which no database keeps."""
NAME = rf"[^\s@<>,;:\"()\[\]\\{UNSENT}]+"
LABEL = rf"[^\s@<>,;:\"()\[\]\\.{UNSENT}]+"
ADDRESS = re.compile(rf"{NAME}@{LABEL}(\.{LABEL})*")
PHONE = re.compile(r"\+?[0-9][0-9 ().*#/-]{1,38}")
"""A number as people write it, an extension of the house included."""
LONGEST = 254
"""Octets an address may have (RFC 5321 §4.5.3.1)."""


def contact_of(store: Store, plan_id: str, employee_id: str) -> Contact:
    """Return a person's contact, empty if none is noted; raise `UnknownId` for none."""
    load_plan(store, plan_id).problem.employee(employee_id)
    with store.reading() as session:
        found = contacts.contact(session, employee_id)
    return found or _nothing(employee_id)


def contacts_of(store: Store, plan_id: str) -> tuple[Contact, ...]:
    """Return the contact of everyone of a plan, empty where none is noted."""
    people = [one.id for one in load_plan(store, plan_id).problem.employees]
    with store.reading() as session:
        found = contacts.contacts(session, people)
    return tuple(found.get(name) or _nothing(name) for name in people)


def keep_contact(
    store: Store,
    plan_id: str,
    employee_id: str,
    *,
    address: str,
    language: str,
    version: int,
    who: str,
    phone: str = "",
) -> Contact:
    """Return a person's contact as changed; an empty address forgets the old one.

    Raise `Stale` when another person changed it since version `version`.
    """
    wanted = Contact(
        employee_id=employee_id,
        address=address,
        phone=phone,
        language=language,
        version=version,
    )
    (kept,) = keep_contacts(store, plan_id, (wanted,), who=who)
    return kept


def keep_contacts(
    store: Store, plan_id: str, wanted: Sequence[Contact], *, who: str
) -> tuple[Contact, ...]:
    """Return contacts as changed, all or none; each has the version it was read with.

    Raise `UnknownId` for nobody of the plan, `Refused` for what is no contact or comes
    twice, `Stale` when another person changed one of them since.
    """
    problem = load_plan(store, plan_id).problem
    names = {one.employee_id: problem.employee(one.employee_id).name for one in wanted}
    if len(names) < len(wanted):
        raise Refused(message("The same person comes twice."))
    kept = []
    with store.writing() as session:
        for one in map(_checked, wanted):
            found = contacts.contact(session, one.employee_id)
            if (found.version if found else 0) != one.version:
                raise Stale(
                    message(
                        "The contact of {name} was changed meanwhile, the address is "
                        "now '{address}': nothing was kept.",
                        name=names[one.employee_id],
                        address=found.address if found else "",
                    )
                )
            kept.append(contacts.keep_contact(session, one))
            # The address stays out of the register: it is only ever added to.
            person = ("employee", one.employee_id)
            audit.log(session, who, "contact", person, plan=plan_id)
    return tuple(kept)


def _checked(one: Contact) -> Contact:
    """Return a contact as it is kept; raise `Refused` for what is none."""
    if one.language not in LANGUAGES:
        raise Refused(message("Letters are written in French or in English."))
    address, phone = one.address.strip(), one.phone.strip()
    wrong = address_fault(address) or phone_fault(phone)
    if wrong:
        raise Refused(wrong)
    return replace(one, address=address, phone=phone)


def _nothing(employee_id: str) -> Contact:
    """Return what is known of someone nothing was ever noted of."""
    return Contact(
        employee_id=employee_id, address="", language=LANGUAGES[0], version=0
    )


def address_fault(address: str) -> Message | None:
    """Return what is wrong with an e-mail address; nothing with none."""
    if not address or (len(address) <= LONGEST and ADDRESS.fullmatch(address)):
        return None
    return message("'{address}' is not an e-mail address.", address=address[:LONGEST])


def phone_fault(phone: str) -> Message | None:
    """Return what is wrong with a telephone number; nothing with none."""
    if not phone or PHONE.fullmatch(phone):
        return None
    return message("'{phone}' is not a telephone number.", phone=phone[:LONGEST])
