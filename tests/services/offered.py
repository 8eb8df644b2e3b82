"""A morning nobody holds, offered to those who could: where tests of offers begin."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.exchange.scenario import Scenario
from planner.services import slots
from planner.services.plans import import_scenario
from planner.services.slots import Sender
from planner.store.slots import Slot, Terms
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


def filled(store: Store) -> Store:
    """Return the store with a rota nobody works in, and Cleo away."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, build.rota())
    return store


def send_offer(store: Store, *, wave_size: int = 2, first_come: bool = True) -> Offer:
    """Return the desk of the Monday morning, offered."""
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
