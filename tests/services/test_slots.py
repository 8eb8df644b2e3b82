from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.errors import UnknownId
from planner.exchange.scenario import Scenario
from planner.services import slots
from planner.services.plans import import_scenario, load_plan
from planner.services.refusal import Refused, Stale
from planner.store.status import AnswerStatus, OfferStatus
from tests import build
from tests.build import MON
from tests.services import offered
from tests.services.offered import PLAN, PROBLEM, SENDER, send_offer, tokens
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    return offered.filled(store)


def test_only_those_no_rule_stops_are_asked(filled: Store) -> None:
    offer = send_offer(filled)
    assert {one.employee_id for one in offer.answers} == {"Ann", "Bob"}
    assert set(tokens(offer)) == {"Ann", "Bob"}


def test_the_first_to_say_yes_has_it_and_the_rota_says_so(filled: Store) -> None:
    offer = send_offer(filled)
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
    offer = send_offer(filled)
    slots.close_offer(filled, PLAN, offer.id, who="Zoé")
    assert not tokens(slots.load_offer(filled, PLAN, offer.id, SENDER))


def test_the_coordinator_chooses_among_those_who_say_yes(filled: Store) -> None:
    offer = send_offer(filled, first_come=False)
    with pytest.raises(Refused):
        slots.choose_taker(filled, PLAN, offer.id, "Ann", SENDER, who="Zoé")
    waiting = slots.answer_slot(filled, tokens(offer)["Ann"], SENDER, yes=True)
    assert waiting.status is OfferStatus.OPEN
    assert not load_plan(filled, PLAN).rota.assignments
    done = slots.choose_taker(filled, PLAN, offer.id, "Ann", SENDER, who="Zoé")
    assert done.taken_by == "Ann"


def test_a_no_keeps_the_offer_open(filled: Store) -> None:
    offer = send_offer(filled)
    after = slots.answer_slot(filled, tokens(offer)["Ann"], SENDER, yes=False)
    assert after.status is OfferStatus.OPEN
    said = {one.employee_id: one.status for one in after.answers}
    assert said["Ann"] is AnswerStatus.NO


def test_the_next_wave_is_asked_when_its_time_has_come(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = send_offer(filled, wave_size=1)
    assert len(tokens(offer)) == 1
    later = offer.created_at + timedelta(minutes=10)
    monkeypatch.setattr(slots, "now", lambda: later)
    assert len(tokens(slots.load_offer(filled, PLAN, offer.id, SENDER))) == 2


def test_someone_who_can_no_longer_is_refused(filled: Store) -> None:
    secret = tokens(send_offer(filled))["Ann"]
    away = PROBLEM.replace(absences=(*PROBLEM.absences, build.absence("Ann")))
    import_scenario(filled, Scenario(id=PLAN, title="Mars", problem=away))
    record(filled, PLAN, away, build.rota())
    with pytest.raises(Stale, match="Ann"):
        slots.answer_slot(filled, secret, SENDER, yes=True)


def test_a_slot_is_offered_once_and_links_are_secret(filled: Store) -> None:
    send_offer(filled)
    with pytest.raises(Refused, match="already"):
        send_offer(filled)
    with pytest.raises(UnknownId):
        slots.read_link(filled, "guess")


def test_an_offer_everyone_refused_says_so(filled: Store) -> None:
    offer = send_offer(filled)
    secret = tokens(offer)
    once = slots.answer_slot(filled, secret["Ann"], SENDER, yes=False)
    assert (once.counted(AnswerStatus.NO), once.counted(AnswerStatus.WAITING)) == (1, 1)
    assert not once.refused
    assert slots.answer_slot(filled, secret["Bob"], SENDER, yes=False).refused
