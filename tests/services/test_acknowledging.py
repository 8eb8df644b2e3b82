from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from planner.errors import UnknownId
from planner.services.acknowledging import (
    acknowledge,
    acknowledgements,
    her_change,
    note_told,
    remind,
)
from planner.services.refusal import Refused
from planner.services.sending import look_at_outbox
from planner.store.status import LetterStatus
from planner.store.tables import ToldLinkRow
from tests.build import TUE
from tests.services.published import PLAN, change, planned, publish

if TYPE_CHECKING:
    from planner.store.store import Store


@pytest.fixture
def out(store: Store) -> Store:
    planned(store)
    publish(store)
    change(store)
    publish(store)
    return store


def token(store: Store) -> str:
    """Return the secret of the newest letter."""
    found = look_at_outbox(store, limit=1).letters[0].letter.token
    assert found
    return found


def test_looking_is_not_yet_saying_so(out: Store) -> None:
    hers = her_change(out, token(out))
    assert hers.change
    assert [day.date for day in hers.change.days] == [TUE]
    assert hers.told.seen_at is None
    assert her_change(out, token(out)).told.seen_at is None


def test_saying_so_counts_once(out: Store) -> None:
    secret = token(out)
    assert acknowledge(out, secret) is True
    assert acknowledge(out, secret) is False
    seen = {one.employee_id: one.seen_at for one in acknowledgements(out, PLAN, 2).told}
    assert seen["Ann"] is not None
    assert seen["Bob"] is None


def test_the_store_keeps_no_secret_of_a_link(out: Store) -> None:
    secret = token(out)
    with out.reading() as session:
        kept = session.scalars(select(ToldLinkRow.token_hash)).all()
    assert kept
    assert secret not in kept


def test_a_link_we_never_wrote_is_refused(out: Store) -> None:
    with pytest.raises(UnknownId):
        her_change(out, "guess")
    with pytest.raises(UnknownId):
        acknowledge(out, "guess")


def test_who_has_not_seen_it_is_written_to_again(out: Store) -> None:
    first = token(out)
    assert remind(out, PLAN, 2, who="Claire") == 1
    newest = look_at_outbox(out, limit=1).letters[0]
    assert newest.letter.subject.startswith("Rappel\xa0: Votre planning change")
    assert token(out) != first
    (ann, _) = acknowledgements(out, PLAN, 2).told
    assert ann.reminded_at is not None
    acknowledge(out, first)
    assert remind(out, PLAN, 2, who="Claire") == 0


def test_a_reminder_takes_the_place_of_a_letter_that_still_waits(out: Store) -> None:
    before = look_at_outbox(out, limit=9).waiting
    remind(out, PLAN, 2, who="Claire")
    after = look_at_outbox(out, limit=9)
    assert (after.waiting, after.dropped) == (before, 1)


def test_nobody_is_reminded_of_what_is_replaced(out: Store) -> None:
    with pytest.raises(Refused, match="not in force"):
        remind(out, PLAN, 1, who="Claire")


def test_told_by_hand_is_noted_and_stops_the_letter(out: Store) -> None:
    note_told(out, PLAN, 2, "Ann", who="Claire")
    note_told(out, PLAN, 2, "Bob", who="Claire")
    assert {one.seen_by for one in acknowledgements(out, PLAN, 2).told} == {"Claire"}
    newest = look_at_outbox(out, limit=1).letters[0]
    assert (newest.status, newest.letter.token) == (LetterStatus.DROPPED, None)


def test_a_version_never_published_has_nobody_to_follow(out: Store) -> None:
    change(out)
    with pytest.raises(Refused, match="never published"):
        acknowledgements(out, PLAN, 3)
