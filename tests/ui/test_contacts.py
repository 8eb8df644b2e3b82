"""The contacts of everyone through their page, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from planner.services.contacts import contact_of
from tests.services.published import PLAN, redrafted
from tests.ui.opened import client_at, parsed
from tests.ui.parsed import one, text

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from planner.store.store import Store

HERE = f"/plans/{PLAN}"


@pytest.fixture
def drafted(store: Store) -> Store:
    return redrafted(store)


def send(client: TestClient, content: bytes, status: int = 200) -> BeautifulSoup:
    files = {"file": ("liste.csv", content, "text/csv")}
    answer = client.post(f"{HERE}/contacts/check", files=files)
    assert answer.status_code == status, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def test_the_page_says_who_has_no_address(drafted: Store) -> None:
    page = parsed(client_at(drafted), f"{HERE}/contacts")
    assert "pas d’adresse électronique" in page.get_text()
    rows = [row.get_text(" ") for row in page.select("tbody tr")]
    assert any("Bob" in row and "pas d’adresse" in row for row in rows)
    found = parsed(client_at(drafted), f"{HERE}/contacts?q=Bob")
    assert len(found.select("tbody tr")) == 1


def test_the_list_is_filled_looked_at_and_taken_in(drafted: Store) -> None:
    client = client_at(drafted)
    content = client.get(f"{HERE}/contacts/contacts.csv").content
    assert content.startswith(b"\xef\xbb\xbfemployee;name;service;email")
    filled = b"employee;email\nBob;bob@example.org\n"
    page = send(client, filled)
    assert text(page, "ins") == "bob@example.org"
    assert contact_of(drafted, PLAN, "Bob").address == ""
    form = {
        name: str(one(page, f"input[name={name}]")["value"])
        for name in ("token", "seen")
    }
    done = client.post(f"{HERE}/contacts/take", data=form)
    assert "1 personne" in text(BeautifulSoup(done.text, "html.parser"), ".fine")
    assert contact_of(drafted, PLAN, "Bob").address == "bob@example.org"
    again = send(client, filled)
    assert "Rien à changer" in again.get_text()


def test_faults_are_told_by_line_and_column(drafted: Store) -> None:
    page = send(client_at(drafted), b"employee;email\nBob;bob\n", status=422)
    assert [cell.get_text() for cell in page.select("tbody tr > *")][:2] == [
        "2",
        "email",
    ]
    assert "n’est pas une adresse" in page.get_text()
