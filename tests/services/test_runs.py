from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from planner.errors import InvalidValue, UnknownId
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.plans import import_scenario, load_plan
from planner.services.solving import outcome
from planner.solver.result import Status
from planner.store.moment import now
from planner.store.status import RunStatus
from planner.store.tables import RunRow
from tests import build
from tests.services.outcomes import result

if TYPE_CHECKING:
    from datetime import timedelta

    from planner.store.store import Store

PROBLEM = build.problem(build.employee("Ann"), build.requirement())
ROTA = build.rota(build.works("Ann"))


@pytest.fixture
def run_id(store: Store) -> int:
    import_scenario(store, Scenario(id="march", title="March", problem=PROBLEM))
    return runs.request_run(store, "march", {"seconds": 5, "seed": 3}, who="Ann")


def age(store: Store, column: str, by: timedelta) -> None:
    with store.writing() as session:
        session.execute(update(RunRow).values({column: now() - by}))


def test_a_run_keeps_all_that_is_needed_to_do_it_again(
    store: Store, run_id: int
) -> None:
    run = runs.load_run(store, run_id)
    assert (run.status, run.seed, run.plan_id) == (RunStatus.QUEUED, 3, "march")
    task = runs.take_run(store, run_id)
    assert task.problem == task.start.problem == PROBLEM
    assert task.settings == {"seconds": 5, "seed": 3}


def test_a_run_is_taken_once(store: Store, run_id: int) -> None:
    runs.take_run(store, run_id)
    with pytest.raises(InvalidValue, match="running"):
        runs.take_run(store, run_id)


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        (Status.FEASIBLE, RunStatus.DONE),
        (Status.OPTIMAL, RunStatus.DONE),
        (Status.INTERRUPTED, RunStatus.INTERRUPTED),
    ],
)
def test_what_comes_out_is_the_new_draft(
    store: Store, run_id: int, status: Status, kept: RunStatus
) -> None:
    runs.take_run(store, run_id)
    runs.finish_run(store, run_id, outcome(result(PROBLEM, ROTA, status)))
    run = runs.load_run(store, run_id)
    assert run.status is kept
    assert run.ended_at is not None
    assert load_plan(store, "march").rota == ROTA


def test_a_silent_process_is_found_and_said_to_be_lost(
    store: Store, run_id: int
) -> None:
    runs.take_run(store, run_id)
    assert runs.settle_lost(store) == ()
    age(store, "heartbeat_at", runs.SILENCE * 2)
    (run,) = runs.list_runs(store, "march")
    assert run.status is RunStatus.FAILED
    assert run.reason == runs.PROCESS_LOST


def test_a_heartbeat_keeps_a_run_alive(store: Store, run_id: int) -> None:
    runs.take_run(store, run_id)
    age(store, "heartbeat_at", runs.SILENCE * 2)
    assert runs.beat(store, run_id) is False
    assert runs.settle_lost(store) == ()


def test_a_run_nobody_takes_on_does_not_wait_for_ever(
    store: Store, run_id: int
) -> None:
    age(store, "created_at", runs.PATIENCE * 2)
    run = runs.load_run(store, run_id)
    assert (run.status, run.reason) == (RunStatus.FAILED, runs.NEVER_BEGUN)


def test_stopping_reaches_the_process_with_its_heartbeat(
    store: Store, run_id: int
) -> None:
    runs.take_run(store, run_id)
    runs.stop_run(store, run_id, who="Ann")
    assert runs.load_run(store, run_id).status is RunStatus.RUNNING
    assert runs.beat(store, run_id) is True


def test_stopping_what_has_not_begun_cancels_it(store: Store, run_id: int) -> None:
    runs.stop_run(store, run_id, who="Ann")
    assert runs.load_run(store, run_id).status is RunStatus.CANCELLED
    with pytest.raises(InvalidValue):
        runs.take_run(store, run_id)


def test_stopping_what_is_over_changes_nothing(store: Store, run_id: int) -> None:
    runs.take_run(store, run_id)
    runs.finish_run(store, run_id, outcome(result(PROBLEM, ROTA)))
    runs.stop_run(store, run_id, who="Ann")
    runs.fail_lost(store, run_id)
    assert runs.load_run(store, run_id).status is RunStatus.DONE


def test_progress_is_kept_row_by_row(store: Store, run_id: int) -> None:
    runs.take_run(store, run_id)
    runs.note_progress(store, run_id, {"seconds": 1})
    runs.note_progress(store, run_id, {"seconds": 2})
    first, second = runs.run_events(store, run_id)
    assert runs.run_events(store, run_id, after=first.id) == (second,)
    assert runs.load_run(store, run_id).progress == {"seconds": 2}


def test_a_run_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(UnknownId):
        runs.load_run(store, 99)
