"""Offers that wait for an answer, on the page of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services import slots
from tests.services.test_slots import PLAN, SENDER, filled, offered, tokens
from tests.ui.parsed import text
from tests.ui.test_publishing import client_at, parsed

if TYPE_CHECKING:
    from planner.store.store import Store

__all__ = ["filled"]
HERE = f"/plans/{PLAN}/today?day=2027-03-01"


def test_the_answers_so_far_are_counted(filled: Store) -> None:
    secret = tokens(offered(filled))
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "0 oui · 0 non · 2 en attente"
    slots.answer_slot(filled, secret["Ann"], SENDER, yes=False)
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "0 oui · 1 non · 1 en attente"
    slots.answer_slot(filled, secret["Bob"], SENDER, yes=False)
    said = text(parsed(client_at(filled), HERE), "[aria-labelledby=offers] small")
    assert said == "tout le monde a refusé"
