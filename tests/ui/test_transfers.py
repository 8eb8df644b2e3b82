"""Taking a workbook in and files out, as a person does it in the browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from planner.config import Config
from planner.services.exports import template_book
from planner.services.plans import list_plans
from tests.served import served

if TYPE_CHECKING:
    from pathlib import Path

    from planner.store.store import Store


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> TestClient:
    return TestClient(served(store, Config(language="fr", data_folder=tmp_path)))


def _send(client: TestClient, content: bytes) -> BeautifulSoup:
    sent = client.post("/import", files={"file": ("mars.xlsx", content)})
    return BeautifulSoup(sent.text, "html.parser")


def _changed(**cells: str) -> bytes:
    book = load_workbook(io.BytesIO(template_book()))
    for where, value in cells.items():
        sheet, _, cell = where.rpartition("_")
        book[sheet][cell].value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _confirm(client: TestClient, shown: BeautifulSoup) -> int:
    fields = {
        str(one["name"]): str(one["value"])
        for one in shown.select("input[type=hidden]")
    }
    answer = client.post("/import/confirm", data=fields, follow_redirects=False)
    return answer.status_code


def test_a_workbook_is_shown_then_taken_in_then_changes_nothing(
    empty: TestClient, store: Store
) -> None:
    shown = _send(empty, template_book())
    assert "nouveau planning" in shown.get_text()
    assert not list_plans(store)
    assert _confirm(empty, shown) == 303
    assert [plan.id for plan in list_plans(store)] == ["cabinet-vienne"]
    assert "Rien à changer" in _send(empty, template_book()).get_text()


def test_a_changed_cell_is_shown_before_and_after(empty: TestClient) -> None:
    _confirm(empty, _send(empty, template_book()))
    shown = _send(empty, _changed(services_B2="Consultations du matin"))
    assert [one.get_text() for one in shown.select("ins")] == ["Consultations du matin"]
    assert _confirm(empty, shown) == 303


def test_a_preview_that_is_out_of_date_is_refused(empty: TestClient) -> None:
    _confirm(empty, _send(empty, template_book()))
    first = _send(empty, _changed(services_B2="Matin"))
    assert _confirm(empty, _send(empty, _changed(services_B2="Soir"))) == 303
    assert _confirm(empty, first) == 422


def test_faults_take_nothing_in(empty: TestClient, store: Store) -> None:
    shown = _send(empty, _changed(services_C2="inconnu"))
    cells = [cell.get_text() for cell in shown.select("td")]
    said = cells[cells.index("C2") + 1]
    assert said.startswith("«\xa0inconnu\xa0» n’existe pas dans poles.id")
    assert not list_plans(store)


def test_what_is_no_workbook_is_refused_in_a_sentence(empty: TestClient) -> None:
    answer = empty.post("/import", files={"file": ("a.xlsx", b"hello")})
    assert answer.status_code == 422
    assert "classeur Excel" in answer.text


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("export/month.xlsx", b"PK"),
        ("export/workbook.xlsx", b"PK"),
        ("export/month.pdf", b"%PDF"),
        ("export/week.pdf?service=cardio&week=2027-03-08", b"%PDF"),
        ("export/person.pdf?employee={person}", b"%PDF"),
    ],
)
def test_files_come_out(client: TestClient, address: str, start: bytes) -> None:
    page = client.get("/plans/march/export")
    soup = BeautifulSoup(page.text, "html.parser")
    person = soup.select("#employee option")[0]["value"]
    service = soup.select("#service option")[0]["value"]
    asked = address.replace("{person}", str(person)).replace("cardio&", f"{service}&")
    answer = client.get(f"/plans/march/{asked}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
