"""Where people receive their letters: rows <-> values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.moment import now
from planner.store.tables import ContactRow


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person's address and language; an empty address: none is known."""

    employee_id: str
    address: str
    language: str
    version: int
    """Goes up with each change; 0 for someone nothing was ever noted of."""
    phone: str = ""


def contact(session: Session, employee_id: str) -> Contact | None:
    """Return what is noted of a person, if something is."""
    row = session.get(ContactRow, employee_id)
    return _contact(row) if row else None


def contacts(session: Session, employee_ids: Iterable[str]) -> Mapping[str, Contact]:
    """Return what is noted of those of these people something is noted of."""
    wanted = set(employee_ids)
    rows = session.scalars(select(ContactRow))
    return {row.employee_id: _contact(row) for row in rows if row.employee_id in wanted}


def addresses(session: Session, employee_ids: Iterable[str]) -> Mapping[str, Contact]:
    """Return the contacts of those of these people who have an address."""
    known = contacts(session, employee_ids)
    return {name: one for name, one in known.items() if one.address}


def phones(session: Session, employee_ids: Iterable[str]) -> Mapping[str, str]:
    """Return the telephone numbers of those of these people who gave one."""
    known = contacts(session, employee_ids)
    return {name: one.phone for name, one in known.items() if one.phone}


def keep_contact(session: Session, wanted: Contact) -> Contact:
    """Return what is noted of a person from now on; its version goes up."""
    row = session.get(ContactRow, wanted.employee_id)
    if row is None:
        row = ContactRow(employee_id=wanted.employee_id, version=0)
        session.add(row)
    row.address, row.phone = wanted.address, wanted.phone
    row.language = wanted.language
    row.version += 1
    row.updated_at = now()
    session.flush()
    return _contact(row)


def _contact(row: ContactRow) -> Contact:
    return Contact(
        employee_id=row.employee_id,
        address=row.address,
        language=row.language,
        version=row.version,
        phone=row.phone,
    )
