"""Offers that wait for an answer, on the page of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.services import slots
from tests.services import offered
from tests.services.offered import PLAN, SENDER, send_offer, tokens
from tests.ui.opened import client_at, parsed
from tests.ui.parsed import text

if TYPE_CHECKING:
    from planner.store.store import Store

HERE = f"/plans/{PLAN}/today?day=2027-03-01"


@pytest.fixture
def filled(store: Store) -> Store:
    return offered.filled(store)


def test_the_answers_so_far_are_counted(filled: Store) -> None:
    secret = tokens(send_offer(filled))
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "0 oui · 0 non · 2 en attente"
    slots.answer_slot(filled, secret["Ann"], SENDER, yes=False)
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "0 oui · 1 non · 1 en attente"
    slots.answer_slot(filled, secret["Bob"], SENDER, yes=False)
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "tout le monde a refusé"
