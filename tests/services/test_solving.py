from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from planner import worker
from planner.errors import EngineFailed, JudgeDisagrees, PlannerError
from planner.exchange.scenario import Scenario
from planner.services import runs, solving
from planner.services.plans import import_scenario, load_plan
from planner.store import rotas
from planner.store.status import RunStatus
from planner.text.message import message
from tests import build
from tests.build import MON

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.rota import Rota
    from planner.store.store import Store

PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.absence("Bob"),
    build.requirement(minimum=2),
    end=MON,
)
SETTINGS = {"work": 1, "seed": 1, "workers": 1}


@pytest.fixture
def run_id(store: Store) -> int:
    import_scenario(store, Scenario(id="march", title="March", problem=PROBLEM))
    return runs.request_run(store, "march", SETTINGS, who="Ann")


def test_a_run_is_solved_followed_and_kept(store: Store, run_id: int) -> None:
    solving.solve_run(store, run_id)
    run = runs.load_run(store, run_id)
    assert run.status is RunStatus.DONE
    assert run.result is not None
    assert run.result["hard_violations"] == 0
    steps = [event.content for event in runs.run_events(store, run_id)]
    assert steps
    assert steps[-1]["shortage_minutes"] == run.result["shortage_minutes"]
    plan = load_plan(store, "march")
    assert {one.employee_id for one in plan.rota.assignments} == {"Ann"}
    assert plan.evaluation.objective == pytest.approx(run.result["objective"])


def test_the_worker_process_does_the_same(store: Store, run_id: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planner.worker", str(run_id)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert runs.load_run(store, run_id).status is RunStatus.DONE
    assert load_plan(store, "march").version == 1


@pytest.mark.parametrize("arguments", [["99"], ["x"], [], ["1", "2"]])
def test_the_worker_refuses_what_is_no_run(
    store: Store, arguments: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert worker.main(arguments) == 2
    assert caplog.text


def test_a_wrong_setting_fails_the_run_with_its_reason(store: Store) -> None:
    import_scenario(store, Scenario(id="march", title="March", problem=PROBLEM))
    run_id = runs.request_run(store, "march", {"engine": "abacus"}, who="Ann")
    assert worker.main([str(run_id)]) == 1
    run = runs.load_run(store, run_id)
    assert run.status is RunStatus.FAILED
    assert run.reason is not None
    assert "abacus" in run.reason.say("en")


def test_an_engine_that_fails_says_so_in_the_run(
    store: Store, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise EngineFailed(message("The engine stopped: {detail}", detail="No memory"))

    monkeypatch.setattr(solving, "solve", broken)
    with pytest.raises(EngineFailed):
        solving.solve_run(store, run_id)
    reason = runs.load_run(store, run_id).reason
    assert reason
    assert reason.say("fr") == "Le moteur de calcul s’est arrêté\xa0: No memory"


@pytest.mark.parametrize(
    ("error", "kept"), [(EngineFailed("No memory"), True), (JudgeDisagrees("?"), False)]
)
def test_what_was_found_before_a_failure_is_kept_unless_the_judge_contradicts(
    store: Store,
    run_id: int,
    monkeypatch: pytest.MonkeyPatch,
    error: PlannerError,
    kept: bool,
) -> None:
    found = build.rota(build.works("Ann"))

    def broken(*_: object, on_better: Callable[[Rota], None], **__: object) -> None:
        on_better(found)
        raise error

    monkeypatch.setattr(solving, "solve", broken)
    with pytest.raises(type(error)):
        solving.solve_run(store, run_id)
    run = runs.load_run(store, run_id)
    assert (run.status, run.reason) == (RunStatus.FAILED, error.said)
    with store.reading() as session:
        version = rotas.found_by(session, run_id)
        assert (version is not None) is kept
        assert version is None or rotas.rota(session, version.id) == found


def test_a_defect_fails_the_run_and_is_not_hidden(
    store: Store, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(solving, "solve", broken)
    with pytest.raises(ZeroDivisionError):
        solving.solve_run(store, run_id)
    assert runs.load_run(store, run_id).reason == solving.OUR_DEFECT


def test_an_interruption_before_the_first_rota_cancels(
    store: Store, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        threading.Event().wait(60)

    monkeypatch.setattr(solving, "solve", interrupted)
    solving.solve_run(store, run_id)
    assert runs.load_run(store, run_id).status is RunStatus.CANCELLED


def test_a_wish_to_stop_reaches_the_search(
    store: Store, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waiting(*_: object, **__: object) -> None:
        runs.stop_run(store, run_id, who="Ann")
        threading.Event().wait(60)

    monkeypatch.setattr(solving, "solve", waiting)
    monkeypatch.setattr(runs, "HEARTBEAT_SECONDS", 0.01)
    solving.solve_run(store, run_id)
    assert runs.load_run(store, run_id).status is RunStatus.CANCELLED
