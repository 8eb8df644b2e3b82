"""The process that calculates: `python -m planner.worker RUN_ID`.

One process does one calculation of the database the settings name, then ends: 0 when a
rota was kept or the calculation was stopped, 1 when it failed (the run says why), 2
when there is no such calculation to do.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planner.config import Config
from planner.errors import PlannerError, UnknownId
from planner.services.runs import note_complaint
from planner.services.solving import solve_run
from planner.store.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

LAST = 5
"""Niceness of a calculation: it takes minutes, while a page is waited for."""
OWN_GROUP = Path("/proc/self/autogroup")
"""Where Linux shares processors out by session, the niceness that counts."""


def main(arguments: list[str]) -> int:
    """Do the calculation named; return the exit status."""
    if len(arguments) != 1 or not arguments[0].isdecimal():
        log.error("Give the number of one run: python -m planner.worker RUN_ID")
        return 2
    # Started in the background of a shell, a process ignores the interruption by which
    # a person's wish to stop reaches the search.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    store = open_store(Config().store_url)
    run_id = int(arguments[0])
    try:
        with complaining(store, run_id):
            solve_run(store, run_id)
    except UnknownId as error:
        log.error("%s", error)
        return 2
    except PlannerError as error:
        log.error("%s", error)
        return 1
    finally:
        store.close()
    return 0


def stand_back() -> None:
    """Let pages come first: they and a calculation share the processors."""
    os.nice(LAST)
    if OWN_GROUP.exists():
        try:
            OWN_GROUP.write_text(str(LAST))
        except OSError as error:
            log.info("The pages may have to wait for this calculation: %s", error)


@contextmanager
def complaining(store: Store, run_id: int) -> Iterator[None]:
    """Have warnings, and what a defect says, kept with the calculation."""
    complaints = Complaints(store, run_id)
    logging.getLogger("planner").addHandler(complaints)
    try:
        yield
    except UnknownId:
        raise
    except Exception:
        note_complaint(store, run_id, traceback.format_exc())
        raise
    finally:
        logging.getLogger("planner").removeHandler(complaints)


class Complaints(logging.Handler):
    """Keeps what is logged with a calculation: its process has no terminal."""

    def __init__(self, store: Store, run_id: int) -> None:
        super().__init__(logging.WARNING)
        self._store = store
        self._run_id = run_id

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line; where the store is away, standard error has to do."""
        try:
            note_complaint(self._store, self._run_id, self.format(record))
        except Exception:
            self.handleError(record)


if __name__ == "__main__":
    logging.basicConfig(format="%(name)s: %(message)s")
    # Here only: whoever calls `main` keeps the priority they have.
    stand_back()
    sys.exit(main(sys.argv[1:]))
