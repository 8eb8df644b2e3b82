"""Publishing through its pages, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from planner.services.plans import load_plan
from planner.services.sending import look_at_outbox
from tests.services.published import LATE, PLAN, change, publish, redrafted
from tests.ui.opened import client_at, parsed
from tests.ui.parsed import one, text

if TYPE_CHECKING:
    from planner.store.store import Store

HERE = f"/plans/{PLAN}"


@pytest.fixture
def drafted(store: Store) -> Store:
    return redrafted(store)


def test_the_page_says_what_changes_and_for_whom(drafted: Store) -> None:
    page = parsed(client_at(drafted), f"{HERE}/publish")
    assert text(page, "h1").startswith("Publier la version 2")
    names = [found.get_text() for found in page.select(".who .name")]
    assert names == ["Ann", "Bob"]
    ann, bob = page.select(".who")
    assert "ne travaille pas" in text(ann, ".was")
    assert "8h30–12h30" in ann.get_text()
    assert "à prévenir de vive voix" in bob.get_text()
    assert one(ann, "tbody th a")["href"] == f"{HERE}/people/Ann/2027-03-02"


def test_each_thing_a_check_finds_leads_to_its_cell(drafted: Store) -> None:
    client = client_at(drafted, LATE)
    page = parsed(client, f"{HERE}/publish")
    links = [str(found["href"]) for found in page.select(".checks a")]
    assert f"{HERE}/gaps/desk/2027-03-03/510" in links
    assert any("/people/Ann/" in link for link in links)
    for link in links:
        assert client.get(link).status_code == 200


def test_publishing_leads_to_who_has_to_see_it(drafted: Store) -> None:
    client = client_at(drafted)
    answer = client.post(f"{HERE}/publish", data={"version": "2"})
    assert answer.url.path == f"{HERE}/versions/2"
    page = BeautifulSoup(answer.text, "html.parser")
    rows = [row.get_text(" ") for row in page.select(".told tbody tr")]
    assert "en attente" in rows[0]
    assert "pas d’adresse" in rows[1]
    done = client.post(f"{HERE}/versions/2/told/Bob")
    assert "prévenu par coordination" in done.text


def test_a_missing_reason_is_asked_for_and_nothing_is_lost(drafted: Store) -> None:
    client = client_at(drafted, LATE)
    answer = client.post(f"{HERE}/publish", data={"version": "2", "reason": " "})
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "html.parser")
    assert "Un motif est nécessaire" in text(page, ".refusal")
    assert one(page, "#reason").has_attr("required")
    done = client.post(f"{HERE}/publish", data={"version": "2", "reason": "Maladie"})
    assert "Motif : Maladie" in done.text.replace("\xa0", " ")


def test_a_draft_changed_meanwhile_is_shown_anew_with_the_reason_kept(
    drafted: Store,
) -> None:
    change(drafted)
    answer = client_at(drafted).post(
        f"{HERE}/publish", data={"version": "2", "reason": "Renfort"}
    )
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "html.parser")
    assert one(page, "input[name=version]")["value"] == "3"
    assert text(page, "#reason") == "Renfort"
    assert load_plan(drafted, PLAN).status == "draft"


def test_versions_are_listed_compared_and_withdrawn(drafted: Store) -> None:
    publish(drafted)
    client = client_at(drafted)
    page = parsed(client, f"{HERE}/versions")
    assert [text(found, "h2") for found in page.select(".versions > li")] == [
        "Version 2 en vigueur",
        "Version 1 remplacé",
    ]
    by_post = parsed(client, f"{HERE}/compare?a=1&b=2&by=posts")
    assert text(by_post, ".who .name") == "desk"
    assert "Bob" in text(by_post, ".was")
    empty = client.post(f"{HERE}/versions/2/withdraw", data={"reason": ""})
    assert empty.status_code == 422
    done = client.post(f"{HERE}/versions/2/withdraw", data={"reason": "Trop tôt"})
    assert done.url.path == f"{HERE}/versions/3"
    listed = parsed(client, f"{HERE}/versions").get_text(" ")
    assert "Version 1 remise en vigueur par coordination" in listed
    assert "Trop tôt" in listed


def test_a_link_shows_her_days_and_only_a_click_acknowledges(drafted: Store) -> None:
    token = look_at_outbox(drafted, limit=1).letters[0].letter.token
    client = client_at(drafted)
    page = parsed(client, f"/acknowledge/{token}")
    assert "Ann" in text(page, "h1")
    assert "Bob" not in page.get_text()
    assert "lun. 1 mars" in text(page, ".changed")
    again = parsed(client, f"/acknowledge/{token}")
    assert again.select("form.decide")
    said = client.post(f"/acknowledge/{token}")
    assert "Vous en avez pris connaissance" in said.text
    assert "Vu par 1 sur 2" in parsed(client, f"{HERE}/versions").get_text()
    parsed(client, "/acknowledge/nobody", 404)


def test_without_a_mail_server_letters_are_shown_to_be_copied(drafted: Store) -> None:
    client = client_at(drafted)
    page = parsed(client, "/outbox")
    assert "Aucun serveur de courriel" in text(page, ".note")
    copied = text(page, "textarea")
    assert "Bonjour Ann," in copied
    assert "/acknowledge/" in copied
    letter = one(page, "article")["id"]
    done = client.post(f"/outbox/{str(letter)[1:]}/copied")
    assert "envoyé" in text(BeautifulSoup(done.text, "html.parser"), "article")


def test_an_address_is_noted_on_the_page_of_the_person(drafted: Store) -> None:
    client = client_at(drafted)
    page = parsed(client, f"{HERE}/people/Bob")
    assert "Sans adresse" in page.get_text()
    form = {"version": "0", "language": "fr", "address": "bob@example.org"}
    saved = client.post(f"{HERE}/people/Bob/contact", data=form)
    assert 'value="bob@example.org"' in saved.text
    stale = client.post(f"{HERE}/people/Bob/contact", data=form)
    assert stale.status_code == 409
    wrong = {**form, "version": "1", "address": "bob"}
    assert client.post(f"{HERE}/people/Bob/contact", data=wrong).status_code == 422


def test_the_register_reads_as_sentences_and_is_narrowed(drafted: Store) -> None:
    client = client_at(drafted)
    entries = parsed(client, "/audit").select(".register li")
    told = " ".join(found.get_text(" ") for found in entries)
    assert "Claire a publié la version 1 de Mars" in " ".join(told.split())
    assert "a modifié les coordonnées d’Ann" in told
    assert "Calcul 2" in told
    assert "system" not in told
    assert "autre action" not in told
    only = parsed(client, f"/audit?plan={PLAN}&act=publish").select(".register li")
    assert len(only) == 1
    assert "ne correspond" in parsed(client, "/audit?who=nobody").get_text()
