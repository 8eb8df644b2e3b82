"""The thread of the web process that does what is due while nobody looks.

It asks the next wave about open slots, and sends what waits in the outbox.
"""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING

from planner.services.sending import send_due
from planner.services.slots import Sender, ask_waves

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.exchange.smtp import MailServer
    from planner.store.store import Store

SECONDS_BETWEEN = 5.0
log = logging.getLogger(__name__)


class Courier:
    """Looks at offers and the outbox now and then, until it is told to stop.

    Without a mail server letters stay in the outbox, and waves are asked all the same.
    """

    def __init__(
        self,
        store: Store,
        server: MailServer | None,
        sender: Callable[[], Sender],
        seconds: float = SECONDS_BETWEEN,
    ) -> None:
        self._store = store
        self._server = server
        self._sender = sender
        self._seconds = seconds
        self._over = Event()
        self._thread = Thread(target=self._work, name="courier", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the letter in hand."""
        self._over.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._over.is_set():
            for act in (self._ask, self._send):
                try:
                    act()
                except Exception:
                    # A database that is away for a minute must not end the sending,
                    # nor one offer that fails the letters of everybody else.
                    log.exception("What is due could not be done.")
            self._over.wait(self._seconds)

    def _ask(self) -> None:
        ask_waves(self._store, self._sender())

    def _send(self) -> None:
        if self._server:
            send_due(self._store, self._server, self._sender().address)
