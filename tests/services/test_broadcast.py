"""An open slot goes out by letter, in waves nobody watches, and people are told."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import Scenario
from planner.services import slots
from planner.services.acknowledging import acknowledgements
from planner.services.courier import Courier
from planner.services.plans import import_scenario, load_plan
from planner.services.publishing import publish_rota
from planner.services.refusal import Refused
from planner.services.slots import Sender
from planner.store.slots import Slot, Terms
from planner.store.status import AnswerStatus, OfferStatus, RotaStatus
from tests import build
from tests.build import MON, TUE
from tests.services.mail import PostOffice, part
from tests.services.outcomes import record
from tests.services.published import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from planner.store.slots import Offer
    from planner.store.store import Store

PLAN = "march"
SLOT = Slot(post_id="desk", day=MON, start=510, end=750)
MORNING = datetime(2027, 3, 1, 7, 45, tzinfo=UTC)
SENDER = Sender(address="https://relais.test", language="fr", now=MORNING)
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.employee("Cleo"),
    build.requirement(minimum=1),
    end=TUE,
)
PATIENCE_SECONDS = 20


@pytest.fixture
def told(store: Store) -> Store:
    """Return a store with an empty published rota; Ann and Bob have an address."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, build.rota())
    early = datetime(2027, 1, 4, 9, tzinfo=UTC)
    publish_rota(store, PLAN, who="Zoé", now=early, reason="essai")
    address(store, "Ann")
    address(store, "Bob")
    return store


@pytest.fixture
def office(told: Store) -> Iterator[PostOffice]:
    """Yield a mail server, with the courier of the web process at work."""
    with PostOffice() as opened:
        courier = Courier(told, opened.server, lambda: SENDER, seconds=0.05)
        courier.start()
        yield opened
        courier.stop()


def offered(store: Store, *, wave_size: int = 3, first_come: bool = True) -> Offer:
    terms = Terms(wave_size=wave_size, wave_minutes=10, first_come=first_come)
    number = slots.offer_slot(store, PLAN, SLOT, terms, SENDER, who="Zoé")
    return slots.load_offer(store, PLAN, number, SENDER)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def subjects(office: PostOffice, name: str) -> list[str]:
    to = f"{name.lower()}@example.org"
    return [str(one["Subject"]) for one in office.received if one["To"] == to]


def secret(message: EmailMessage) -> str:
    found = re.search(r"https://relais.test/slots/(\S+)", part(message, "plain"))
    assert found
    return found[1]


def links(office: PostOffice) -> dict[str, str]:
    return {
        str(one["To"]).partition("@")[0]: secret(one)
        for one in office.received
        if "prendre" in str(one["Subject"])
    }


def test_who_has_an_address_gets_a_letter_the_other_a_message_to_pass_on(
    told: Store, office: PostOffice
) -> None:
    offer = offered(told)
    until(lambda: len(office.received) == 2)
    by = {one.employee_id: one for one in offer.answers}
    assert (by["Ann"].by_letter, by["Bob"].by_letter) == (True, True)
    assert by["Ann"].message is None, "the secret is in her letter alone"
    assert not by["Cleo"].by_letter
    assert "/slots/" in str(by["Cleo"].message)
    assert set(links(office)) == {"ann", "bob"}
    assert "8h30" in part(office.received[0], "html")


def test_the_first_yes_takes_it_is_published_and_the_others_hear_of_it(
    told: Store, office: PostOffice
) -> None:
    offer = offered(told)
    until(lambda: len(office.received) == 2)
    done = slots.answer_slot(told, links(office)["bob"], SENDER, yes=True)
    assert (done.taken_by, done.status) == ("Bob", OfferStatus.TAKEN)
    plan = load_plan(told, PLAN)
    assert plan.status is RotaStatus.PUBLISHED
    assert plan.rota.on("Bob", MON)
    assert done.version == plan.version
    found = acknowledgements(told, PLAN, plan.version)
    assert [one.employee_id for one in found.told] == ["Bob"]
    assert found.publication.who == "Zoé", "who offered it answers for it"
    until(lambda: len(office.received) == 4)
    assert any("change" in one for one in subjects(office, "Bob"))
    assert any("pourvu" in one for one in subjects(office, "Ann"))
    after = slots.load_offer(told, PLAN, offer.id, SENDER)
    by_hand = [one.employee_id for one in after.to_tell if not one.by_letter]
    assert by_hand == ["Cleo"], "she has no address: somebody has to tell her"


def test_who_said_no_is_not_written_to_again(told: Store, office: PostOffice) -> None:
    offered(told)
    until(lambda: len(office.received) == 2)
    slots.answer_slot(told, links(office)["ann"], SENDER, yes=False)
    slots.answer_slot(told, links(office)["bob"], SENDER, yes=True)
    until(lambda: len(office.received) == 3)
    time.sleep(0.2)
    assert len(subjects(office, "Ann")) == 1


def test_waves_go_out_while_nobody_looks(
    told: Store, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = offered(told, wave_size=1)
    until(lambda: len(office.received) == 1)
    later = offer.created_at + timedelta(minutes=10)
    monkeypatch.setattr(slots, "now", lambda: later)
    until(lambda: len(office.received) == 2)
    assert set(links(office)) == {"ann", "bob"}


def test_an_offer_nobody_took_in_time_ends_by_itself(told: Store) -> None:
    offer = offered(told)
    evening = Sender(
        address=SENDER.address, language="fr", now=MORNING + timedelta(hours=12)
    )
    assert slots.ask_waves(told, evening) == 0
    after = slots.load_offer(told, PLAN, offer.id, SENDER)
    assert after.status is OfferStatus.CLOSED


def test_a_yes_on_the_telephone_counts_like_one_by_her_link(told: Store) -> None:
    offer = offered(told, first_come=False)
    said = slots.note_answer(told, PLAN, offer.id, "Cleo", SENDER, yes=True, who="Zoé")
    assert said.status is OfferStatus.OPEN
    by = {one.employee_id: one.status for one in said.answers}
    assert by["Cleo"] is AnswerStatus.YES
    with pytest.raises(Refused):
        slots.choose_taker(told, PLAN, offer.id, "Ann", SENDER, who="Zoé")
    done = slots.choose_taker(told, PLAN, offer.id, "Cleo", SENDER, who="Zoé")
    assert done.taken_by == "Cleo"
    found = acknowledgements(told, PLAN, load_plan(told, PLAN).version)
    assert [one.employee_id for one in found.told] == ["Cleo"]
