"""A process killed half-way: nothing half-published, no letter lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.services.plans import load_plan
from planner.services.sending import LEASE, look_at_outbox, send_due
from planner.services.versions import list_versions
from planner.store import audit
from planner.store.moment import now
from planner.store.status import LetterStatus, RotaStatus
from tests.services.mail import PostOffice
from tests.services.published import PLAN, address, planned, publish

if TYPE_CHECKING:
    from planner.store.store import Store

ROOT = Path(__file__).parents[2]
STOPS = """
import sys, time
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session
from planner.store.store import open_store

def stop():
    print("here", flush=True)
    time.sleep(600)

"""
PUBLISH = (
    STOPS
    + """
from tests.services.published import publish
store = open_store(sys.argv[1])
where = sys.argv[2]

@event.listens_for(Engine, "after_cursor_execute")
def after(connection, cursor, statement, *rest):
    if statement.startswith(where):
        stop()

@event.listens_for(Session, "before_commit")
def before(session):
    if where == "COMMIT" and session.info.get("published"):
        stop()

@event.listens_for(Session, "after_flush")
def flushed(session, context):
    session.info["published"] = True

publish(store)
"""
)
SEND = (
    STOPS
    + """
from planner.services.sending import send_due
from tests.services.mail import PostOffice
store = open_store(sys.argv[1])
office = PostOffice()
office.port = int(sys.argv[2])
ends = []

@event.listens_for(Session, "before_commit")
def before(session):
    ends.append(session)
    if len(ends) == 2:
        stop()

send_due(store, office.server, "https://relais.example")
"""
)


def killed(script: str, *arguments: str) -> None:
    """Run a script until it says where it is, and kill it there."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        assert process.stdout.readline() == "here\n"
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL


@pytest.fixture
def draft(store: Store) -> Store:
    planned(store)
    address(store, "Bob")
    return store


@pytest.mark.parametrize(
    "where",
    [
        "UPDATE rota_version SET status",
        "INSERT INTO publication",
        "INSERT INTO told",
        "INSERT INTO outbox",
        "INSERT INTO audit_log",
        "COMMIT",
    ],
)
def test_killed_while_publishing_leaves_all_as_it_was(draft: Store, where: str) -> None:
    killed(PUBLISH, draft.url, where)
    (line,) = list_versions(draft, PLAN)
    assert (line.version.status, line.publication) == (RotaStatus.DRAFT, None)
    assert look_at_outbox(draft, limit=9).letters == ()
    with draft.reading() as session:
        acts = [one.act for one in audit.acts(session, "plan", PLAN)]
    assert "publish" not in acts
    assert publish(draft).written_to == 2
    assert load_plan(draft, PLAN).status is RotaStatus.PUBLISHED


def test_killed_between_sending_and_noting_it_sends_the_same_letter_again(
    store: Store,
) -> None:
    planned(store)
    publish(store)
    with PostOffice() as office:
        killed(SEND, store.url, str(office.port))
        assert len(office.received) == 1
        assert look_at_outbox(store, limit=1).letters[0].status is LetterStatus.WAITING
        again = now() + LEASE
        assert send_due(store, office.server, "https://relais.example", at=again).sent
    first, second = office.received
    assert first["Message-ID"] == second["Message-ID"]
    assert look_at_outbox(store, limit=1).letters[0].status is LetterStatus.SENT
