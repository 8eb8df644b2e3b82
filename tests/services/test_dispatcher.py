"""Real processes, killed: a calculation goes on, and what it found is not lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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
def plan(store: Store) -> Store:
    return drafted(store)


@pytest.fixture
def dispatcher(plan: Store) -> Iterator[Dispatcher]:
    made = Dispatcher(plan, at_once=1, seconds=0.05)
    made.start()
    yield made
    made.stop()


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def pids(run_id: int) -> list[int]:
    """Return the processes that do a calculation."""
    asked = ["-m", "planner.worker", str(run_id)]
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().decode().split("\0")
            except OSError:
                continue
            if words[1:4] == asked:
                found.append(int(entry.name))
    return found


def status(store: Store, run_id: int) -> RunStatus:
    return runs.load_run(store, run_id).status


def assert_proposes(store: Store, run_id: int) -> None:
    with store.reading() as session:
        found = rotas.found_by(session, run_id)
    assert found
    assert found.status is RotaStatus.PROPOSED
    assert found.figures["hard_violations"] == 0


def test_a_calculation_asked_for_gets_a_process_and_ends(
    plan: Store, dispatcher: Dispatcher
) -> None:
    run = ask(plan)
    until(lambda: status(plan, run.id).over)
    assert status(plan, run.id) is RunStatus.DONE
    assert_proposes(plan, run.id)


def test_a_process_killed_is_replaced_at_once_and_the_calculation_ends(
    store: Store, dispatcher: Dispatcher
) -> None:
    run = ask(store, Options(keep=Keep.FRESH, seconds=6))
    until(lambda: bool(pids(run.id)))
    until(lambda: status(store, run.id) is not RunStatus.QUEUED)
    for pid in pids(run.id):
        os.kill(pid, signal.SIGKILL)
    until(lambda: status(store, run.id).over)
    ended = runs.load_run(store, run.id)
    assert (ended.status, ended.attempts) == (RunStatus.DONE, 2)
    assert_proposes(store, run.id)


def test_the_web_process_killed_leaves_the_calculation_at_work(store: Store) -> None:
    drafted(store)
    web = subprocess.Popen([sys.executable, "-c", WEB, store.url], cwd=ROOT)
    run = ask(store, Options(keep=Keep.FRESH, seconds=5))
    until(lambda: status(store, run.id) is RunStatus.RUNNING)
    web.kill()
    web.wait()
    (worker,) = pids(run.id)
    assert os.getsid(worker) == worker
    until(lambda: status(store, run.id).over)
    ended = runs.load_run(store, run.id)
    assert (ended.status, ended.attempts) == (RunStatus.DONE, 1)
    assert_proposes(store, run.id)
    until(lambda: not pids(run.id))


@pytest.fixture
def hard(store: Store) -> Store:
    """A plan whose search takes all the time it is given."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=hospital(30)))
    return store


def test_stopped_it_ends_soon_with_the_best_rota(hard: Store) -> None:
    made = Dispatcher(hard, at_once=1, seconds=0.05)
    made.start()
    run = ask(hard, LONG)
    until(lambda: improving(hard, run.id))
    runs.stop_run(hard, run.id, who="Claire")
    until(lambda: status(hard, run.id).over)
    made.stop()
    assert status(hard, run.id) is RunStatus.INTERRUPTED
    assert load_plan(hard, PLAN).rota.assignments
    until(lambda: not pids(run.id))


def test_what_was_found_before_a_kill_is_where_the_next_process_begins(
    hard: Store,
) -> None:
    made = Dispatcher(hard, at_once=1, seconds=0.05)
    made.start()
    run = ask(hard, LONG)
    until(lambda: kept(hard, run.id) is not None)
    for pid in pids(run.id):
        os.kill(pid, signal.SIGKILL)
    until(lambda: runs.load_run(hard, run.id).attempts == 2)
    found = kept(hard, run.id)
    assert found is not None
    until(lambda: status(hard, run.id) is RunStatus.RUNNING)
    runs.stop_run(hard, run.id, who="Claire")
    until(lambda: status(hard, run.id).over)
    made.stop()
    plan = load_plan(hard, PLAN)
    before = evaluate(plan.problem, found)
    assert plan.evaluation.objective <= before.objective
    until(lambda: not pids(run.id))


def improving(store: Store, run_id: int) -> bool:
    progress = runs.load_run(store, run_id).progress
    return bool(progress and progress["phase"] == "improvement")


def kept(store: Store, run_id: int) -> Rota | None:
    with store.reading() as session:
        return run_queue.kept_rota(session, run_id)
