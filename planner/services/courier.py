"""The thread of the web process that sends what waits in the outbox."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING

from planner.services.sending import send_due

if TYPE_CHECKING:
    from planner.exchange.smtp import MailServer
    from planner.store.store import Store

SECONDS_BETWEEN = 5.0
log = logging.getLogger(__name__)


class Courier:
    """Looks at the outbox now and then, until it is told to stop."""

    def __init__(
        self,
        store: Store,
        server: MailServer,
        address: str,
        seconds: float = SECONDS_BETWEEN,
    ) -> None:
        self._store = store
        self._server = server
        self._address = address
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
            try:
                send_due(self._store, self._server, self._address)
            except Exception:
                # A database that is away for a minute must not end the sending.
                log.exception("The outbox could not be looked at.")
            self._over.wait(self._seconds)
