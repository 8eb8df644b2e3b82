"""An installation to try: a database with a plan, web processes, calculations."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.generate import Rules, generate
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.plans import import_scenario
from planner.services.solving import solve_run
from planner.store.store import open_store
from tests.postgresql import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem

PLAN = "charge"
START = 60.0
WEB = (
    "import sys, uvicorn; uvicorn.run('planner.web:create_app', factory=True, "
    "host='127.0.0.1', port=int(sys.argv[1]), log_level='warning')"
)


@contextmanager
def database(kind: str) -> Iterator[str]:
    """Yield the URL of an empty database, taken away at the end."""
    if kind == "postgresql":
        server = Server.new()
        try:
            yield server.new_database()
        finally:
            server.stop()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'relais.sqlite3'}"


def planned(url: str, people: int, seconds: float) -> Problem:
    """Put a month of `people` in the database, with a rota found in `seconds`."""
    made = generate(people=people, sites=3, seed=100, rules=Rules.CORE).problem
    store = open_store(url)
    import_scenario(store, Scenario(id=PLAN, title="Charge", problem=made))
    settings = {"seconds": seconds, "seed": 0}
    solve_run(store, runs.request_run(store, PLAN, settings, who="load"))
    store.close()
    return made


@contextmanager
def served(url: str, processes: int) -> Iterator[list[int]]:
    """Yield the ports of as many web processes on the database, on loopback only."""
    ports = [_free_port() for _ in range(processes)]
    webs = [
        subprocess.Popen([sys.executable, "-c", WEB, str(port)], env=_settings(url))
        for port in ports
    ]
    try:
        for port in ports:
            _await(port)
        yield ports
    finally:
        for web in webs:
            web.terminate()
        for web in webs:
            web.wait()


def calculate(url: str, seconds: float) -> int:
    """Do one calculation in a process of its own; return how it ended."""
    store = open_store(url)
    settings = {"seconds": seconds, "seed": 0, "workers": 1}
    run_id = runs.request_run(store, PLAN, settings, who="load")
    store.close()
    command = [sys.executable, "-m", "planner.worker", str(run_id)]
    return subprocess.run(command, env=_settings(url), check=False).returncode


def _settings(url: str) -> dict[str, str]:
    return {**os.environ, "PLANNER_DATABASE_URL": url}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _await(port: int) -> None:
    """Return once the process answers; raise `TimeoutError` if it never does."""
    last = time.monotonic() + START
    while time.monotonic() < last:
        connection = HTTPConnection("127.0.0.1", port, timeout=START)
        try:
            connection.request("GET", f"/plans/{PLAN}/people")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError(f"Nothing answers on port {port}.")
