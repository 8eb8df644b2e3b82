"""Contacts of everyone at once: the list leaves, comes back, is looked at, taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import Scenario
from planner.services.contact_list import (
    LARGEST,
    contact_list,
    preview_contacts,
    take_contacts,
)
from planner.services.contacts import contact_of, keep_contact
from planner.services.plans import import_scenario
from planner.services.refusal import Refused, Stale
from tests import build

if TYPE_CHECKING:
    from planner.store.contacts import Contact
    from planner.store.store import Store

PLAN = "march"
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.employee("Cyd"),
    build.post("desk"),
    build.requirement(hours="08:30-12:30"),
)
HEAD = "employee;email;phone;language\n"


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    note(store, "Bob", "bob@example.org", "01 02 03 04 05")
    return store


def note(store: Store, name: str, address: str, phone: str = "") -> None:
    keep_contact(
        store,
        PLAN,
        name,
        address=address,
        phone=phone,
        language="fr",
        version=contact_of(store, PLAN, name).version,
        who="Zoé",
    )


def take(store: Store, text: str) -> int:
    content = text.encode()
    seen = preview_contacts(store, PLAN, content).seen
    found = take_contacts(store, PLAN, content, seen=seen, who="Zoé")
    return len(found.changes)


def reached(store: Store, name: str) -> Contact:
    return contact_of(store, PLAN, name)


def faults(store: Store, text: str) -> list[tuple[int, str]]:
    found = preview_contacts(store, PLAN, text.encode())
    assert not found.changes
    return [(fault.line, fault.column) for fault in found.faults]


def test_a_list_comes_back_and_changes_nothing(march: Store) -> None:
    found = preview_contacts(march, PLAN, contact_list(march, PLAN))
    assert not found.changes
    assert not found.faults
    assert found.left == 3


def test_a_filled_list_is_taken_in_whole(march: Store) -> None:
    text = f"{HEAD}Ann;ann@example.org;+33 1 23 45 67 89;en\nBob;b@example.org;;\n"
    assert take(march, text) == 2
    ann, bob = reached(march, "Ann"), reached(march, "Bob")
    assert (ann.address, ann.phone, ann.language) == (
        "ann@example.org",
        "+33 1 23 45 67 89",
        "en",
    )
    assert (bob.address, bob.phone) == ("b@example.org", "01 02 03 04 05")
    assert take(march, text) == 0


def test_what_excel_makes_of_it_is_read_too(march: Store) -> None:
    lines = "employee\tname\temail\r\nAnn\tÉmilie\tann@example.org\r\n"
    content = lines.encode("utf-16")
    found = preview_contacts(march, PLAN, content)
    assert [one.after.address for one in found.changes] == ["ann@example.org"]


def test_numbers_come_back_from_a_spreadsheet(march: Store) -> None:
    note(march, "Cyd", "", "0612345678")
    sent = contact_list(march, PLAN).decode("utf-8-sig")
    assert "06 12 34 56 78" in sent
    text = f"{HEAD}Ann;;712345678;\nBob;;102030405;\nCyd;;612345678;\n"
    assert take(march, text) == 1
    assert reached(march, "Ann").phone == "07 12 34 56 78"
    assert reached(march, "Bob").phone == "01 02 03 04 05"
    assert reached(march, "Cyd").phone == "0612345678"


def test_every_fault_is_told_and_nothing_taken_in(march: Store) -> None:
    text = (
        f"{HEAD}Ann;ann@;;\nDan;dan@example.org;;\nCyd;;quatre;\nCyd;;;\n"
        "Ann;a@example.org;;de\n"
    )
    assert faults(march, text) == [
        (2, "email"),
        (3, "employee"),
        (4, "phone"),
        (5, "employee"),
        (6, "employee"),
        (6, "language"),
    ]
    assert reached(march, "Ann").address == ""
    seen = preview_contacts(march, PLAN, text.encode()).seen
    assert take_contacts(march, PLAN, text.encode(), seen=seen, who="Zoé").faults
    assert reached(march, "Ann").address == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (1, "")),
        ("email\nann@example.org\n", (1, "employee")),
        ("employee;mail\nAnn;ann@example.org\n", (1, "mail")),
    ],
)
def test_a_list_without_its_columns_is_explained(
    march: Store, text: str, place: tuple[int, str]
) -> None:
    assert place in faults(march, text)


def test_what_someone_else_changed_meanwhile_is_not_overwritten(march: Store) -> None:
    content = f"{HEAD}Ann;ann@example.org;;\n".encode()
    seen = preview_contacts(march, PLAN, content).seen
    note(march, "Ann", "other@example.org")
    with pytest.raises(Stale):
        take_contacts(march, PLAN, content, seen=seen, who="Zoé")
    assert reached(march, "Ann").address == "other@example.org"


def test_a_list_too_large_is_refused(march: Store) -> None:
    with pytest.raises(Refused):
        preview_contacts(march, PLAN, b" " * (LARGEST + 1))
