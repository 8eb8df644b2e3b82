from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.errors import UnknownId
from planner.exchange.scenario import Scenario
from planner.services import slots
from planner.services.plans import import_scenario, load_plan
from planner.services.refusal import Refused, Stale
from planner.services.slots import Sender
from planner.store.slots import Slot, Terms
from planner.store.status import AnswerStatus, OfferStatus
from tests import build
from tests.build import MON, TUE
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.store.slots import Offer
    from planner.store.store import Store

PLAN = "march"
SLOT = Slot(post_id="desk", day=MON, start=510, end=750)
NOW = datetime(2027, 3, 1, 7, 45, tzinfo=UTC)
SENDER = Sender(address="https://relais.test", language="fr", now=NOW)
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.employee("Cleo"),
    build.absence("Cleo"),
    build.requirement(minimum=1),
    end=TUE,
)


@pytest.fixture
def filled(store: Store) -> Store:
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, build.rota())
    return store


def offered(store: Store, *, wave_size: int = 2, first_come: bool = True) -> Offer:
    terms = Terms(wave_size=wave_size, wave_minutes=10, first_come=first_come)
    number = slots.offer_slot(store, PLAN, SLOT, terms, SENDER, who="Zoé")
    return slots.load_offer(store, PLAN, number, SENDER)


def tokens(offer: Offer) -> dict[str, str]:
    """Return the secret of each person asked, as she finds it in her message."""
    return {
        one.employee_id: one.message.rsplit("/", 1)[1]
        for one in offer.answers
        if one.message
    }


def test_only_those_no_rule_stops_are_asked(filled: Store) -> None:
    offer = offered(filled)
    assert {one.employee_id for one in offer.answers} == {"Ann", "Bob"}
    assert set(tokens(offer)) == {"Ann", "Bob"}


def test_the_first_to_say_yes_has_it_and_the_rota_says_so(filled: Store) -> None:
    offer = offered(filled)
    secret = tokens(offer)
    done = slots.answer_slot(filled, secret["Bob"], SENDER, yes=True)
    assert (done.status, done.taken_by) == (OfferStatus.TAKEN, "Bob")
    plan = load_plan(filled, PLAN)
    assert plan.version == 2
    assert next(a.employee_id for a in plan.rota.holding("desk", MON)) == "Bob"
    with pytest.raises(Stale):
        slots.answer_slot(filled, secret["Ann"], SENDER, yes=True)


def test_messages_with_their_addresses_are_forgotten_once_it_is_over(
    filled: Store,
) -> None:
    offer = offered(filled)
    slots.close_offer(filled, PLAN, offer.id, who="Zoé")
    assert not tokens(slots.load_offer(filled, PLAN, offer.id, SENDER))


def test_the_coordinator_chooses_among_those_who_say_yes(filled: Store) -> None:
    offer = offered(filled, first_come=False)
    with pytest.raises(Refused):
        slots.choose_taker(filled, PLAN, offer.id, "Ann", SENDER, who="Zoé")
    waiting = slots.answer_slot(filled, tokens(offer)["Ann"], SENDER, yes=True)
    assert waiting.status is OfferStatus.OPEN
    assert not load_plan(filled, PLAN).rota.assignments
    done = slots.choose_taker(filled, PLAN, offer.id, "Ann", SENDER, who="Zoé")
    assert done.taken_by == "Ann"


def test_a_no_keeps_the_offer_open(filled: Store) -> None:
    offer = offered(filled)
    after = slots.answer_slot(filled, tokens(offer)["Ann"], SENDER, yes=False)
    assert after.status is OfferStatus.OPEN
    said = {one.employee_id: one.status for one in after.answers}
    assert said["Ann"] is AnswerStatus.NO


def test_the_next_wave_is_asked_when_its_time_has_come(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = offered(filled, wave_size=1)
    assert len(tokens(offer)) == 1
    later = offer.created_at + timedelta(minutes=10)
    monkeypatch.setattr(slots, "now", lambda: later)
    assert len(tokens(slots.load_offer(filled, PLAN, offer.id, SENDER))) == 2


def test_someone_who_can_no_longer_is_refused(filled: Store) -> None:
    secret = tokens(offered(filled))["Ann"]
    away = PROBLEM.replace(absences=(*PROBLEM.absences, build.absence("Ann")))
    import_scenario(filled, Scenario(id=PLAN, title="Mars", problem=away))
    record(filled, PLAN, away, build.rota())
    with pytest.raises(Stale, match="Ann"):
        slots.answer_slot(filled, secret, SENDER, yes=True)


def test_a_slot_is_offered_once_and_links_are_secret(filled: Store) -> None:
    offered(filled)
    with pytest.raises(Refused, match="already"):
        offered(filled)
    with pytest.raises(UnknownId):
        slots.read_link(filled, "guess")


def test_an_offer_everyone_refused_says_so(filled: Store) -> None:
    offer = offered(filled)
    secret = tokens(offer)
    once = slots.answer_slot(filled, secret["Ann"], SENDER, yes=False)
    assert (once.counted(AnswerStatus.NO), once.counted(AnswerStatus.WAITING)) == (1, 1)
    assert not once.refused
    assert slots.answer_slot(filled, secret["Bob"], SENDER, yes=False).refused
