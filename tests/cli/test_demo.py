from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.services.plans import list_plans, load_plan
from planner.services.runs import list_runs
from planner.store.status import RunStatus

if TYPE_CHECKING:
    from pathlib import Path

    from planner.store.store import Store

RUNNER = CliRunner()
COMMAND = [sys.executable, "-c", "from planner.cli import app; app()"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def demo(scenario: Path, *options: str) -> list[str]:
    return ["demo", "--scenario", str(scenario), "--lang", "en", *options]


def test_it_plans_tells_and_keeps_then_knows_it_is_done(
    scenario: Path, store: Store
) -> None:
    words = demo(scenario, "--time", "1", "--no-serve")
    first = RUNNER.invoke(app, words)
    assert first.exit_code == 0, first.output
    assert "planning 2 people" in first.stdout
    assert "Hard rules broken: 0." in first.stdout
    assert "Absence: 1" in first.stdout
    plan = load_plan(store, "small")
    assert (plan.version, plan.evaluation.feasible) == (1, True)

    second = RUNNER.invoke(app, words)
    assert "planned already" in second.stdout
    assert load_plan(store, "small").version == 1

    third = RUNNER.invoke(app, [*words, "--again"])
    assert "planning 2 people" in third.stdout
    assert load_plan(store, "small").version == 2


def test_a_wrong_name_is_a_sentence(data_folder: Path) -> None:
    done = RUNNER.invoke(app, ["demo", "--scenario", "nowhere", "--no-serve"])
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    assert not data_folder.exists()


def test_a_port_in_use_is_said_before_anything_is_calculated(
    scenario: Path, data_folder: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = RUNNER.invoke(app, demo(scenario, "--port", port))
    assert done.exit_code == 2
    assert "--port" in done.stderr
    assert not data_folder.exists()


def test_a_calculation_that_fails_is_1_and_says_why(
    scenario: Path, store: Store
) -> None:
    done = RUNNER.invoke(app, demo(scenario, "--time", "-1", "--no-serve"))
    assert done.exit_code == 1
    assert "more than 0 seconds" in done.stderr
    (run,) = list_runs(store, "small")
    assert run.status is RunStatus.FAILED


def wait_until_running(store: Store) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for line in list_plans(store):
            if any(run.progress for run in list_runs(store, line.id)):
                return
        time.sleep(0.1)
    pytest.fail("No calculation began.")


@pytest.mark.slow
def test_ctrl_c_keeps_the_best_rota_so_far(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    size = ["--people", "12", "--sites", "2", "--seed", "4"]
    assert RUNNER.invoke(app, ["generate", str(folder), *size]).exit_code == 0
    process = subprocess.Popen(
        [*COMMAND, *demo(folder, "--time", "600", "--no-serve")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until_running(store)
    process.send_signal(signal.SIGINT)
    said, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    (line,) = list_plans(store)
    (run,) = list_runs(store, line.id)
    assert run.status is RunStatus.INTERRUPTED
    assert line.version == 1
    assert "Covered" in said


@pytest.mark.slow
def test_it_serves_what_it_planned(scenario: Path, data_folder: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, *demo(scenario, "--time", "1", "--port", str(port))],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PLANNER_DATA_FOLDER": str(data_folder)},
    )
    assert process.stdout is not None
    while "http://" not in (line := process.stdout.readline()):
        assert line, "The demo ended without an address."
    address = f"http://127.0.0.1:{port}"
    assert address in line
    assert b"Small" in _page(address)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def _page(address: str) -> bytes:
    """Return the first page, once the server answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address) as response:
                content: bytes = response.read()
                return content
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
