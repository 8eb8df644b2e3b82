"""Which calculation gets a process next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.services.runs import settle_lost
from planner.store import run_queue
from planner.store.moment import now

if TYPE_CHECKING:
    from planner.store.store import Store

BEGINNING = timedelta(seconds=60)
"""A process that has not taken its calculation on after so long never will."""


def next_run(store: Store, at_once: int) -> tuple[int, int] | None:
    """Return a calculation to start a process for, claimed; none if none may start.

    With it goes which of its processes that is: 1, 2, 3. At most `at_once` have one,
    on all machines that share the store. Those whose process is gone are dealt with
    first.
    """
    settle_lost(store)
    since = now() - BEGINNING
    with store.writing() as session:
        if run_queue.busy(session, since) >= at_once:
            return None
        return run_queue.claim_next(session, since)
