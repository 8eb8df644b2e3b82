"""Contacts of everyone at once: a list that leaves, comes back filled, is looked at.

An empty cell leaves what is known: a list from elsewhere seldom knows everything.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import Fault
from planner.exchange.contacts_csv import FILE, contacts_csv, read_contacts
from planner.exchange.faults import Faults, suggestion
from planner.services.contacts import (
    address_fault,
    contacts_of,
    keep_contacts,
    phone_fault,
)
from planner.services.plans import load_plan
from planner.services.refusal import Refused, Stale
from planner.services.telephone import kept_whole, restored, same_number
from planner.store.contacts import Contact
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.problem import Problem
    from planner.exchange.csv_table import Line
    from planner.store.store import Store

LARGEST = 1_000_000
"""Bytes of a list: that of ten thousand people has fewer."""


@dataclass(frozen=True, kw_only=True)
class ContactChange:
    """What a line changes for one person."""

    name: str
    before: Contact
    after: Contact


@dataclass(frozen=True, kw_only=True)
class ContactsPreview:
    """What taking a list in would do."""

    changes: tuple[ContactChange, ...]
    left: int
    """Lines that say what is known already."""
    faults: tuple[Fault, ...]
    seen: str
    """Stands for the contacts it was compared with."""


def contact_list(store: Store, plan_id: str) -> bytes:
    """Return the list of everyone of a plan, to be filled."""
    problem = load_plan(store, plan_id).problem
    rows = [
        {
            "employee": one.employee_id,
            "name": problem.employee(one.employee_id).name,
            "service": _service(problem, one.employee_id),
            "email": one.address,
            "phone": kept_whole(one.phone),
            "language": one.language,
        }
        for one in contacts_of(store, plan_id)
    ]
    return contacts_csv(rows)


def preview_contacts(store: Store, plan_id: str, content: bytes) -> ContactsPreview:
    """Return what a list would change, or everything wrong with it."""
    if len(content) > LARGEST:
        raise Refused(
            message("The list is larger than {count} bytes.", count=f"{LARGEST:,}")
        )
    problem = load_plan(store, plan_id).problem
    known = {one.employee_id: one for one in contacts_of(store, plan_id)}
    faults = Faults()
    lines = read_contacts(content, faults)
    changes = tuple(_changes(problem, known, lines, faults))
    kept = [one for one in changes if one.after != one.before]
    found = sorted(faults.found, key=lambda fault: fault.order)
    return ContactsPreview(
        changes=() if found else tuple(kept),
        left=len(changes) - len(kept),
        faults=tuple(found),
        seen=_digest(known),
    )


def take_contacts(
    store: Store, plan_id: str, content: bytes, *, seen: str, who: str
) -> ContactsPreview:
    """Take a whole list in, or nothing where it has faults.

    Raise `Stale` when a contact was changed since the preview that `seen` is of.
    """
    found = preview_contacts(store, plan_id, content)
    if found.faults:
        return found
    if found.seen != seen:
        raise Stale(
            message(
                "Someone changed a contact meanwhile: look at the list again, "
                "nothing was taken in."
            )
        )
    keep_contacts(store, plan_id, [one.after for one in found.changes], who=who)
    return found


def _changes(
    problem: Problem, known: Mapping[str, Contact], lines: list[Line], faults: Faults
) -> list[ContactChange]:
    """Return what each line that can be read makes of a contact."""
    changes: dict[str, ContactChange] = {}
    for line in lines:
        name = line.values.get("employee", "")
        if name and name not in known:
            said = suggestion(name, known)
            faults.add(
                FILE,
                line.number,
                "employee",
                message("Nobody is called '{id}': {advice}", id=name, advice=said),
            )
        if name in changes:
            faults.add(
                FILE,
                line.number,
                "employee",
                message("'{id}' comes twice: keep one line.", id=name),
            )
        for column, check in (("email", address_fault), ("phone", phone_fault)):
            wrong = check(line.values.get(column, ""))
            if wrong:
                faults.add(FILE, line.number, column, wrong)
        if line.complete and name in known:
            before = known[name]
            changes[name] = ContactChange(
                name=problem.employee(name).name,
                before=before,
                after=replace(
                    before,
                    address=line.values["email"] or before.address,
                    phone=_phone(line.values["phone"], before.phone),
                    language=line.values["language"] or before.language,
                ),
            )
    return list(changes.values())


def _phone(written: str, known: str) -> str:
    """Return the number a cell means: the one known, if it is that one."""
    if not written or same_number(written, known):
        return known
    return restored(written)


def _service(problem: Problem, employee_id: str) -> str:
    home = problem.employee(employee_id).home_service_id
    return problem.services_by_id[home].name


def _digest(known: Mapping[str, Contact]) -> str:
    text = " ".join(f"{name}:{one.version}" for name, one in sorted(known.items()))
    return hashlib.sha256(text.encode()).hexdigest()
