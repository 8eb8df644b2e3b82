"""Real processes, killed: a calculation goes on, and what it found is not lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.dispatcher import Dispatcher
from planner.services.plans import import_scenario, load_plan
from planner.services.run_options import Keep, Options
from planner.store import rotas, run_queue
from planner.store.status import RotaStatus, RunStatus
from planner.worker import LAST
from tests.services.asked import PLAN, ask, drafted
from tests.ui.hospital import hospital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.domain.rota import Rota
    from planner.store.store import Store

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
LONG = Options(keep=Keep.FRESH, seconds=600)
WEB = """
import sys, time
from planner.services.dispatcher import Dispatcher
from planner.store.store import open_store
Dispatcher(open_store(sys.argv[1]), at_once=1, seconds=0.1).start()
time.sleep(600)
"""


@pytest.fixture
def plan(store: Store) -> Iterator[Store]:
    yield drafted(store)
    end_all(store)


@pytest.fixture
def hard(store: Store) -> Iterator[Store]:
    """Yield a plan whose search takes all the time it is given."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=hospital(12)))
    yield store
    end_all(store)


@contextmanager
def dispatching(store: Store) -> Iterator[Dispatcher]:
    made = Dispatcher(store, at_once=1, seconds=0.05)
    made.start()
    yield made
    made.stop()


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def pids(store: Store) -> list[int]:
    """Return the processes that calculate for this store, and no other test's.

    One of their own children, just before it becomes another program, has the same
    words: it is not counted.
    """
    mine = f"PLANNER_DATABASE_URL={store.url}".encode()
    found: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                words = (entry / "cmdline").read_bytes().split(b"\0")
                known = (entry / "environ").read_bytes().split(b"\0")
                if words[1:3] == [b"-m", b"planner.worker"] and mine in known:
                    pid = int(entry.name)
                    found[pid] = parent(entry)
    return [pid for pid, above in found.items() if above not in found]


def parent(entry: Path) -> int:
    """Return the process that started one, after its name in `stat`, and its state."""
    return int((entry / "stat").read_text().rpartition(")")[2].split()[1])


def kill_all(store: Store) -> None:
    for pid in pids(store):
        os.kill(pid, signal.SIGKILL)


def end_all(store: Store) -> None:
    """Leave no process behind, whatever a test did."""
    kill_all(store)
    until(lambda: not pids(store))


def status(store: Store, run_id: int) -> RunStatus:
    return runs.load_run(store, run_id).status


def assert_proposes(store: Store, run_id: int) -> None:
    with store.reading() as session:
        found = rotas.found_by(session, run_id)
    assert found
    assert found.status is RotaStatus.PROPOSED
    assert found.figures["hard_violations"] == 0


def test_a_calculation_asked_for_gets_a_process_and_ends(plan: Store) -> None:
    run = ask(plan)
    with dispatching(plan):
        until(lambda: status(plan, run.id).over)
    assert status(plan, run.id) is RunStatus.DONE
    assert_proposes(plan, run.id)


def test_a_process_killed_is_replaced_at_once_and_the_calculation_ends(
    plan: Store,
) -> None:
    run = ask(plan, Options(keep=Keep.FRESH, seconds=6))
    with dispatching(plan):
        until(lambda: status(plan, run.id) is RunStatus.RUNNING)
        kill_all(plan)
        until(lambda: status(plan, run.id).over)
    ended = runs.load_run(plan, run.id)
    assert (ended.status, ended.attempts) == (RunStatus.DONE, 2)
    assert_proposes(plan, run.id)


def test_the_web_process_killed_leaves_the_calculation_at_work(plan: Store) -> None:
    web = subprocess.Popen([sys.executable, "-c", WEB, plan.url], cwd=ROOT)
    run = ask(plan, Options(keep=Keep.FRESH, seconds=5))
    until(lambda: status(plan, run.id) is RunStatus.RUNNING)
    web.kill()
    web.wait()
    (worker,) = pids(plan)
    assert os.getsid(worker) == worker
    # The pages come first; in whatever priority these tests run.
    assert os.getpriority(os.PRIO_PROCESS, worker) == min(os.nice(0) + LAST, 19)
    until(lambda: status(plan, run.id).over)
    ended = runs.load_run(plan, run.id)
    assert (ended.status, ended.attempts) == (RunStatus.DONE, 1)
    assert_proposes(plan, run.id)


def test_stopped_it_ends_soon_with_the_best_rota(hard: Store) -> None:
    run = ask(hard, LONG)
    with dispatching(hard):
        until(lambda: kept(hard, run.id) is not None)
        runs.stop_run(hard, run.id, who="Claire")
        until(lambda: status(hard, run.id).over)
    assert status(hard, run.id) is RunStatus.INTERRUPTED
    assert load_plan(hard, PLAN).rota.assignments


def test_it_is_stopped_also_where_a_shell_has_interruptions_ignored(
    hard: Store,
) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        run = ask(hard, LONG)
        with dispatching(hard):
            until(lambda: status(hard, run.id) is RunStatus.RUNNING)
    finally:
        signal.signal(signal.SIGINT, before)
    until(lambda: kept(hard, run.id) is not None)
    runs.stop_run(hard, run.id, who="Claire")
    until(lambda: status(hard, run.id) is RunStatus.INTERRUPTED)


def test_what_was_found_before_a_kill_is_where_the_next_process_begins(
    hard: Store,
) -> None:
    run = ask(hard, LONG)
    with dispatching(hard):
        until(lambda: kept(hard, run.id) is not None)
        kill_all(hard)
        until(lambda: runs.load_run(hard, run.id).attempts == 2)
        found = kept(hard, run.id)
        assert found is not None
        until(lambda: status(hard, run.id) is RunStatus.RUNNING)
        runs.stop_run(hard, run.id, who="Claire")
        until(lambda: status(hard, run.id).over)
    plan = load_plan(hard, PLAN)
    before = evaluate(plan.problem, found)
    assert plan.evaluation.objective <= before.objective


def kept(store: Store, run_id: int) -> Rota | None:
    with store.reading() as session:
        return run_queue.kept_rota(session, run_id)
