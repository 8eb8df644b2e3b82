from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.services.needs import needs_for
from tests.served import served
from tests.ui.conftest import with_march

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.store.store import Store

NEEDS = "/plans/march/needs"


@pytest.fixture
def ours(store: Store, problem: Problem) -> TestClient:
    """Return a client of a store of this test's own."""
    return TestClient(served(with_march(store, problem), Config(language="fr")))


def sheet(client: TestClient, query: str = "") -> dict[str, str]:
    """Return the fields of the sheet as a browser would send them."""
    page = BeautifulSoup(client.get(NEEDS + query).text, "html.parser")
    form = page.select_one("form.sheet")
    assert form is not None
    return {
        str(one["name"]): str(one.get("value", ""))
        for one in form.select("input:not([type=radio]):not([type=checkbox])")
    }


def first_cell(fields: dict[str, str]) -> str:
    return next(name for name, value in fields.items() if name[:2] == "c|" and value)


def test_the_page_is_in_french_and_every_cell_has_a_label(ours: TestClient) -> None:
    page = BeautifulSoup(ours.get(NEEDS).text, "html.parser")
    assert "Besoins" in page.h1.text if page.h1 else False
    cells = page.select("[data-cell]")
    assert cells
    assert all(cell.get("aria-label") for cell in cells)
    assert page.select(".live td.fits, .live td.tight, .live td.short")


def test_a_saved_sheet_is_there_again(ours: TestClient, store: Store) -> None:
    fields = sheet(ours)
    name = first_cell(fields)
    answer = ours.post(NEEDS, data={**fields, name: "4/5!"}, follow_redirects=False)
    assert answer.status_code == 303
    assert sheet(ours)[name] == "4/5!"
    stretch = needs_for(store, "march").needs.normal.lines
    assert any((s.stretch.minimum, s.stretch.target) == (4, 5) for s in stretch)


def test_saving_as_it_is_changes_nothing(ours: TestClient, store: Store) -> None:
    before = needs_for(store, "march")
    ours.post(NEEDS, data=sheet(ours))
    assert needs_for(store, "march").needs == before.needs


def test_a_new_line_is_added_without_script(ours: TestClient) -> None:
    fields = sheet(ours)
    post = first_cell(fields).split("|")[1]
    new = {"n|0|post": post, "n|0|start": "19h", "n|0|end": "19:30", "n|0|5": "1"}
    ours.post(NEEDS, data={**fields, **new})
    assert sheet(ours)[f"c|{post}|1140|1170|5"] == "1"


def test_what_is_no_need_comes_back_with_its_reason(ours: TestClient) -> None:
    fields = sheet(ours)
    name = first_cell(fields)
    typed = {**fields, name: "deux", "n|1|start": "19h"}
    answer = ours.post(NEEDS, data=typed)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    assert "deux" in page.select("[role=alert]")[0].text
    again = {str(one["name"]): one.get("value") for one in page.select(".sheet input")}
    assert (again[name], again["n|1|start"]) == ("deux", "19h")


def test_a_stale_sheet_shows_both_and_keeps_what_is_chosen(ours: TestClient) -> None:
    fields = sheet(ours)
    name = first_cell(fields)
    ours.post(NEEDS, data={**fields, name: "4"})
    answer = ours.post(NEEDS, data={**fields, name: "7"})
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "html.parser")
    choices = [str(one["value"]) for one in page.select("input[type=radio]")]
    assert choices == ["=7", "=4"]
    version = page.select_one(".sheet [name=version]")
    assert version is not None
    chosen = {
        **fields,
        "version": str(version["value"]),
        name: "7",
        f"choose|{name}": "=4",
    }
    assert ours.post(NEEDS, data=chosen, follow_redirects=False).status_code == 303
    assert sheet(ours)[name] == "4"


def test_a_day_is_copied_to_others(ours: TestClient) -> None:
    fields = sheet(ours)
    ours.post(
        NEEDS, data={**fields, "copy": "yes", "copy_from": "0", "copy_to": ["5", "6"]}
    )
    found = sheet(ours)
    mondays = {n[:-1]: v for n, v in found.items() if n[:2] == "c|" and n[-1] == "0"}
    assert mondays == {
        n[:-1]: v for n, v in found.items() if n[:2] == "c|" and n[-1] == "6"
    }


def test_a_variant_is_made_dated_and_removed(ours: TestClient, store: Store) -> None:
    fields = sheet(ours)
    day = str(needs_for(store, "march").problem.period.start)
    common = {"group": fields["group"], "first": day, "last": day}
    new = {**common, "version": fields["version"], "name": "Docteur absent"}
    ours.post(f"{NEEDS}/weeks", data={**new, "only": "yes"})
    (variant,) = needs_for(store, "march").needs.weeks[1:]
    assert (variant.id, variant.name) == ("docteur-absent", "Docteur absent")
    assert variant.post_ids
    seen = {**common, "version": needs_for(store, "march").version}
    address = f"{NEEDS}/weeks/docteur-absent"
    ours.post(f"{address}/dates", data={**seen, "remove": "yes"})
    assert needs_for(store, "march").needs.weeks[1].validity == ()
    seen["version"] = needs_for(store, "march").version
    ours.post(f"{address}/remove", data=seen)
    assert len(needs_for(store, "march").needs.weeks) == 1


def test_a_post_is_closed_on_a_date_and_opened_again(
    ours: TestClient, store: Store
) -> None:
    fields = sheet(ours)
    before = needs_for(store, "march")
    one = before.problem.requirements[0]
    closing = {
        "version": before.version,
        "group": fields["group"],
        "week": "normal",
        "post": one.post_id,
        "day": str(one.date),
    }
    ours.post(f"{NEEDS}/exceptions", data=closing)
    closed = needs_for(store, "march")
    assert (one.post_id, one.date) not in closed.problem.requirements_on
    closing["version"] = closed.version
    ours.post(f"{NEEDS}/exceptions/remove", data=closing)
    assert needs_for(store, "march").needs == before.needs


def test_what_is_impossible_shows_while_typing(ours: TestClient) -> None:
    fields = sheet(ours)
    tried = ours.post(f"{NEEDS}/preview", data={**fields, first_cell(fields): "99"})
    page = BeautifulSoup(tried.text, "html.parser")
    short = page.select("td.short")
    assert short
    assert all("✕" in one.text and "impossible" in one.text for one in short)
    assert sheet(ours) == fields
