"""Letters through a real mail server: taken, refused, and while it is away."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from planner.config import Config
from planner.services.courier import Courier
from planner.services.sending import (
    LEASE,
    MOST_TRIES,
    look_at_outbox,
    mail_server,
    note_copied,
    send_again,
    send_due,
    wait_after,
)
from planner.services.slots import sender_of
from planner.store import outbox
from planner.store.moment import now
from planner.store.status import LetterStatus
from tests.services.mail import PostOffice, part
from tests.services.published import address, planned, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from planner.store.outbox import Queued
    from planner.store.store import Session, Store

ADDRESS = "https://relais.example"
LATER = timedelta(hours=8)
PATIENCE_SECONDS = 20


@pytest.fixture
def out(store: Store) -> Store:
    """Return a store with one letter to send."""
    planned(store)
    publish(store)
    return store


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as opened:
        yield opened


def letter(store: Store) -> Queued:
    return look_at_outbox(store, limit=1).letters[0]


def test_a_letter_arrives_in_both_forms_with_its_link(
    out: Store, office: PostOffice
) -> None:
    secret = letter(out).letter.token
    assert send_due(out, office.server, ADDRESS).sent == 1
    (message,) = office.received
    assert message["To"] == "ann@example.org"
    assert str(message["Subject"]).startswith("Votre planning\xa0: Mars")
    assert message["Message-ID"] == f"<{letter(out).message_id}@example.org>"
    for kind in ("plain", "html"):
        assert f"{ADDRESS}/acknowledge/{secret}" in part(message, kind)
    assert (letter(out).status, letter(out).letter.token) == (LetterStatus.SENT, None)
    assert send_due(out, office.server, ADDRESS).sent == 0


def test_a_refusal_that_may_pass_is_tried_again_later(
    out: Store, office: PostOffice
) -> None:
    office.refusing = "450 mailbox busy"
    assert send_due(out, office.server, ADDRESS).put_off == 1
    assert "mailbox busy" in str(letter(out).last_error)
    office.refusing = ""
    assert send_due(out, office.server, ADDRESS).sent == 0
    assert send_due(out, office.server, ADDRESS, at=now() + LATER).sent == 1
    assert len(office.received) == 1


def test_a_refusal_for_good_waits_for_a_person(out: Store, office: PostOffice) -> None:
    office.refusing = "550 no such person"
    assert send_due(out, office.server, ADDRESS).given_up == 1
    office.refusing = ""
    assert send_due(out, office.server, ADDRESS, at=now() + LATER).sent == 0
    assert letter(out).status is LetterStatus.FAILED
    send_again(out, letter(out).id, who="Claire")
    assert send_due(out, office.server, ADDRESS).sent == 1


def test_a_server_that_is_away_and_comes_back(out: Store) -> None:
    office = PostOffice()
    assert send_due(out, office.server, ADDRESS).put_off == 1
    with office:
        assert send_due(out, office.server, ADDRESS, at=now() + LATER).sent == 1
    assert len(office.received) == 1


def test_each_failure_waits_longer_and_it_ends(out: Store) -> None:
    office = PostOffice()
    moment = now()
    waits = []
    for _ in range(MOST_TRIES):
        assert letter(out).status is LetterStatus.WAITING
        send_due(out, office.server, ADDRESS, at=moment)
        waits.append(letter(out).next_try_at - moment)
        moment += LATER
    assert waits[0] == wait_after(1)
    assert waits[1] == 2 * waits[0]
    assert all(one <= other for one, other in pairwise(waits[:-1]))
    assert letter(out).status is LetterStatus.FAILED


def test_two_senders_do_not_take_the_same_letter(
    out: Store, office: PostOffice
) -> None:
    moment = now()
    with out.writing() as session:
        from_outbox = take_one(session, moment)
    assert from_outbox == letter(out).id
    assert send_due(out, office.server, ADDRESS, at=moment).sent == 0
    assert send_due(out, office.server, ADDRESS, at=moment + LEASE).sent == 1


def take_one(session: Session, moment: datetime) -> int:
    taken = outbox.take(session, moment, moment + LEASE)
    assert taken
    return taken.id


def test_one_letter_that_is_refused_does_not_hold_the_others(
    store: Store, office: PostOffice
) -> None:
    planned(store)
    address(store, "Bob")
    publish(store)
    office.refusing = "550 no"
    assert send_due(store, office.server, ADDRESS).given_up == 2


def test_what_a_person_sent_herself_is_not_sent_again(
    out: Store, office: PostOffice
) -> None:
    note_copied(out, letter(out).id, who="Claire")
    assert send_due(out, office.server, ADDRESS).sent == 0
    assert letter(out).status is LetterStatus.SENT


def test_the_courier_sends_by_itself_and_outlives_an_absence(out: Store) -> None:
    office = PostOffice()
    sender = partial(sender_of, Config(public_url=ADDRESS))
    courier = Courier(out, office.server, sender, seconds=0.05)
    courier.start()
    try:
        _until(lambda: letter(out).last_error is not None)
        with office:
            send_again(out, letter(out).id, who="Claire")
            _until(lambda: letter(out).status is LetterStatus.SENT)
    finally:
        courier.stop()
    assert len(office.received) == 1


def test_without_settings_there_is_no_server() -> None:
    assert mail_server(Config()) is None
    named = mail_server(Config(smtp_host="mail.example", smtp_tls="none"))
    assert named
    assert (named.host, named.port, named.tls) == ("mail.example", 587, "none")


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
