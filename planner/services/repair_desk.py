"""The process beside the pages that looks for repairs: kept warm, replaced if it dies.

The pages only write a question in the database and send its number; the answers come
back as rows, so that a page may be served by any process.
"""

from __future__ import annotations

import subprocess
import sys
from threading import Lock

PROCESS = "planner.services.repair_process"
"""By name: this process never loads what that one does."""
WARM = "warm"
PATIENCE_SECONDS = 5.0


class RepairDesk:
    """One process that answers questions in turn."""

    def __init__(self, store_url: str) -> None:
        self._store_url = store_url
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Start the process, which reads the newest plan."""
        self._send(WARM)

    def ask(self, repair_id: int) -> None:
        """Have a question answered."""
        self._send(str(repair_id))

    def ensure(self, repair_id: int) -> None:
        """Have a question answered that is open, should its process have died."""
        with self._lock:
            dead = self._process is None or self._process.poll() is not None
        if dead:
            self.ask(repair_id)

    @property
    def process_id(self) -> int | None:
        """The process at work; none before the first question."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process:
                self._end(self._process)
            self._process = None

    def _send(self, line: str) -> None:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = self._started()
            try:
                _write(self._process, line)
            except BrokenPipeError:
                self._process = self._started()
                _write(self._process, line)

    def _started(self) -> subprocess.Popen[str]:
        if self._process:
            self._end(self._process)
        process = subprocess.Popen(
            [sys.executable, "-m", PROCESS], stdin=subprocess.PIPE, text=True
        )
        # Not as an argument: the address may hold a password.
        _write(process, self._store_url)
        return process

    @staticmethod
    def _end(process: subprocess.Popen[str]) -> None:
        """Close its input, which ends it; end it by force when it is at work."""
        try:
            if process.stdin:
                process.stdin.close()
        except BrokenPipeError:
            pass  # it is gone, and what was still to be said with it
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _write(process: subprocess.Popen[str], line: str) -> None:
    if process.stdin:
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
