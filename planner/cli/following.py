"""Run a calculation in its own process and follow it row by row."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from planner.cli.board import Board
from planner.services.runs import fail_lost, load_run, run_events
from planner.store.runs import Run
from planner.store.store import Store

SECONDS_BETWEEN_LOOKS = 0.2


def followed(store: Store, run_id: int, board: Board) -> Run:
    """Return a calculation once it is over, its figures shown on the way.

    Ctrl-C is passed on, so that the best rota so far is kept; a second one ends the
    process at once.
    """
    # In a session of its own, or the terminal would interrupt it behind our back.
    process = subprocess.Popen(
        [sys.executable, "-m", "planner.worker", str(run_id)], start_new_session=True
    )
    interrupted = False
    last = 0
    try:
        while process.poll() is None:
            try:
                last = _show_news(store, run_id, last, board)
                time.sleep(SECONDS_BETWEEN_LOOKS)
            except KeyboardInterrupt:
                if interrupted:
                    raise
                interrupted = True
                process.send_signal(signal.SIGINT)
        _show_news(store, run_id, last, board)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        fail_lost(store, run_id)
    return load_run(store, run_id)


def _show_news(store: Store, run_id: int, last: int, board: Board) -> int:
    """Show what came after the event `last`; return the last one shown."""
    for event in run_events(store, run_id, last):
        board.show(event.content)
        last = event.id
    board.tick()
    return last
