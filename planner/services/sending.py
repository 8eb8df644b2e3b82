"""Send what waits in the outbox: at least once, and later and later on failure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from planner.exchange.smtp import Mail, MailServer, Undelivered, deliver
from planner.services.letters import LINK, SENT_ALREADY
from planner.store import audit, outbox
from planner.store.moment import now as present
from planner.store.outbox import Queued
from planner.store.status import LetterStatus

if TYPE_CHECKING:
    from datetime import datetime

    from planner.config import Config
    from planner.store.outbox import Letter
    from planner.store.store import Store

LEASE = timedelta(minutes=5)
"""How long a sender may have a letter in hand before another takes it."""
FIRST_WAIT = timedelta(minutes=1)
"""Before the second try; twice as long before each one after."""
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 15
"""About three days; then a person has to look at it."""
AT_ONCE = 500
"""Letters one round may send: a server that is slow must not hold it for ever."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What a round of sending did."""

    sent: int
    put_off: int
    given_up: int


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """Letters, the newest first, and how many stand where."""

    letters: tuple[Queued, ...]
    waiting: int
    sent: int
    failed: int
    dropped: int


def mail_server(config: Config) -> MailServer | None:
    """Return the mail server of this installation, if it has one."""
    if not config.smtp_host:
        return None
    return MailServer(
        host=config.smtp_host,
        port=config.smtp_port,
        user=config.smtp_user,
        password=config.smtp_password.get_secret_value(),
        sender=config.smtp_from,
        tls=config.smtp_tls,
    )


def send_due(
    store: Store, server: MailServer, address: str, *, at: datetime | None = None
) -> Sent:
    """Send every letter that is due; return how many went.

    `address` is where people reach us; `at` is taken for the present moment.
    """
    counts = {"sent": 0, "put_off": 0, "given_up": 0}
    for _ in range(AT_ONCE):
        moment = at or present()
        with store.writing() as session:
            queued = outbox.take(session, moment, moment + LEASE)
        if queued is None:
            break
        counts[_send(store, server, address, queued, moment)] += 1
    return Sent(**counts)


def look_at_outbox(store: Store, *, limit: int, before: int | None = None) -> Outbox:
    """Return the letters of the outbox."""
    with store.reading() as session:
        counts = outbox.counts(session)
        found = outbox.letters(session, limit=limit, before=before)
    return Outbox(
        letters=tuple(found),
        **{status.value: counts.get(status, 0) for status in LetterStatus},
    )


def send_again(store: Store, letter_id: int, *, who: str) -> None:
    """Have a letter that did not go tried again at once."""
    with store.writing() as session:
        outbox.send_again(session, letter_id)
        audit.log(session, who, "send_again", ("letter", letter_id))


def note_copied(store: Store, letter_id: int, *, who: str) -> None:
    """Note that a person sent a letter by her own means: it is not sent again."""
    with store.writing() as session:
        outbox.send_again(session, letter_id)
        outbox.note_sent(session, letter_id)
        audit.log(session, who, "copy", ("letter", letter_id))


def filled(letter: Letter, address: str) -> tuple[str, str]:
    """Return the text and the HTML of a letter with its own link in them."""
    link = SENT_ALREADY
    if letter.token:
        link = f"{address}/{letter.page}/{letter.token}"
    return letter.text.replace(LINK, link), letter.html.replace(LINK, escape(link))


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many failed tries."""
    doubled: timedelta = FIRST_WAIT * 2 ** min(tries - 1, 10)
    return min(doubled, LONGEST_WAIT)


def _send(
    store: Store, server: MailServer, address: str, queued: Queued, moment: datetime
) -> str:
    text, html = filled(queued.letter, address)
    mail = Mail(
        message_id=queued.message_id,
        recipient=queued.letter.recipient,
        subject=queued.letter.subject,
        text=text,
        html=html,
        language=queued.letter.language,
        written_at=queued.created_at,
    )
    try:
        deliver(server, mail)
    except Undelivered as error:
        over = error.for_good or queued.tries >= MOST_TRIES
        again = None if over else moment + wait_after(queued.tries)
        with store.writing() as session:
            outbox.note_failed(session, queued.id, str(error), again)
        return "given_up" if over else "put_off"
    with store.writing() as session:
        outbox.note_sent(session, queued.id)
    return "sent"
