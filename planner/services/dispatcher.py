"""The thread of the web process that starts a process for each calculation asked for.

Such a process is on its own: it outlives the web process, and tells what it does to
the store only.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from threading import Event, Thread
from typing import TYPE_CHECKING

from planner.services.queueing import next_run
from planner.services.runs import lose_run

if TYPE_CHECKING:
    from planner.store.store import Store

SECONDS_BETWEEN = 1.0
WORKER = "planner.worker"
log = logging.getLogger(__name__)


class Detached(subprocess.Popen[bytes]):
    """A process that may well outlive us: Python need not warn of that."""

    def __del__(self) -> None:
        """Forget the process."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            super().__del__()


class Dispatcher:
    """Looks now and then for calculations that wait, until it is told to stop."""

    def __init__(
        self, store: Store, at_once: int, seconds: float = SECONDS_BETWEEN
    ) -> None:
        self._store = store
        self._at_once = at_once
        self._seconds = seconds
        self._over = Event()
        self._processes: dict[tuple[int, int], Detached] = {}
        self._thread = Thread(target=self._work, name="dispatcher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking; the processes that calculate go on."""
        self._over.set()
        self._thread.join()

    def look(self) -> None:
        """Start what waits; deal at once with a process that ended unfinished."""
        for claim, process in tuple(self._processes.items()):
            if process.poll() is not None:
                del self._processes[claim]
                lose_run(self._store, *claim)
        while (claimed := next_run(self._store, self._at_once)) is not None:
            self._processes[claimed] = self._begin(claimed[0])

    def _begin(self, run_id: int) -> Detached:
        """Return a process of its own session, which no signal to ours reaches."""
        return Detached(
            [sys.executable, "-m", WORKER, str(run_id)],
            env={**os.environ, "PLANNER_DATABASE_URL": self._store.url},
            stdin=subprocess.DEVNULL,
            # Its complaints are kept with the run; ours may be a pipe that breaks.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _work(self) -> None:
        while not self._over.is_set():
            try:
                self.look()
            except Exception:
                # A database that is away for a minute must not end the looking.
                log.exception("The calculations that wait could not be looked at.")
            self._over.wait(self._seconds)
