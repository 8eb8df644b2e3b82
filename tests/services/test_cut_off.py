"""The database goes away half-way: nothing half-done, and the next request works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.plans import import_scenario, load_plan
from planner.services.solving import outcome
from planner.store.status import RunStatus
from planner.store.store import Store, StoreInterrupted
from planner.store.tables import (
    AssignmentRow,
    AuditRow,
    Base,
    PlanRow,
    ProblemRow,
    RotaRow,
    VerdictRow,
)
from planner.web import create_app
from tests import build
from tests.services.outcomes import record, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgresql import Server

PROBLEM = build.problem(build.employee("Ann"), build.requirement())
ROTA = build.rota(build.works("Ann"))
MARCH = Scenario(id="march", title="March", problem=PROBLEM)

IMPORTED = (PlanRow, ProblemRow, AuditRow)
KEPT = (RotaRow, AssignmentRow, VerdictRow, AuditRow)
IMPORT_STEPS = ("INSERT INTO plan", "INSERT INTO problem_version", "INSERT INTO audit")
KEEP_STEPS = (
    "INSERT INTO rota_version",
    "INSERT INTO assignment",
    "INSERT INTO verdict",
    "UPDATE run SET",
    "INSERT INTO audit",
)


def counted(store: Store, tables: tuple[type[Base], ...]) -> list[int]:
    with store.reading() as session:
        return [
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in tables
        ]


class Cutting:
    """Ends every connection just before a statement, the first time it comes."""

    def __init__(self, server: Server, url: str) -> None:
        self.server = server
        self.url = url

    @contextmanager
    def before(self, start: str) -> Iterator[None]:
        seen: list[str] = []

        def cut(*arguments: object) -> None:
            statement = str(arguments[2])
            if not seen and statement.startswith(start):
                seen.append(statement)
                assert self.server.cut(self.url) > 0

        event.listen(Engine, "before_cursor_execute", cut)
        yield
        event.remove(Engine, "before_cursor_execute", cut)
        assert seen, f"{start} never came"


@pytest.fixture
def cutting(engine: str, server: Server, database_url: str) -> Cutting:
    if engine != "postgresql":
        pytest.skip("an SQLite file has no connection to cut: its process is killed")
    return Cutting(server, database_url)


@pytest.mark.parametrize("step", IMPORT_STEPS)
def test_an_import_cut_off_leaves_nothing_and_the_next_one_works(
    store: Store, cutting: Cutting, step: str
) -> None:
    with (
        cutting.before(step),
        pytest.raises(StoreInterrupted, match="cut off"),
    ):
        import_scenario(store, MARCH)
    assert counted(store, IMPORTED) == [0, 0, 0]
    import_scenario(store, MARCH)
    assert counted(store, IMPORTED) == [1, 1, 1]
    assert load_plan(store, "march").problem == PROBLEM


@pytest.mark.parametrize("step", KEEP_STEPS)
def test_keeping_a_rota_cut_off_leaves_the_old_one_and_can_be_done_again(
    store: Store, cutting: Cutting, step: str
) -> None:
    import_scenario(store, MARCH)
    record(store, "march", PROBLEM, build.rota())
    run_id = runs.request_run(store, "march", {}, who="test")
    runs.take_run(store, run_id)
    before = counted(store, KEPT)
    done = outcome(result(PROBLEM, ROTA))
    with cutting.before(step), pytest.raises(StoreInterrupted, match="cut off"):
        runs.finish_run(store, run_id, done)
    assert counted(store, KEPT) == before
    assert load_plan(store, "march").rota == build.rota()
    assert runs.load_run(store, run_id).status is RunStatus.RUNNING
    runs.finish_run(store, run_id, done)
    assert load_plan(store, "march").rota == ROTA


def test_a_page_after_the_cut_is_served_as_if_nothing_had_been(
    store: Store, cutting: Cutting
) -> None:
    import_scenario(store, MARCH)
    client = TestClient(create_app(store, Config(language="en")))
    assert client.get("/api/v1/plans/march").status_code == 200
    assert cutting.server.cut(cutting.url) > 0
    assert client.get("/api/v1/plans/march").status_code == 200


# --- the process itself killed -------------------------------------------------------

KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.plans import import_scenario
from planner.services.solving import outcome
from planner.store.store import Store
from tests import build
from tests.services.outcomes import result
from tests.services.test_cut_off import MARCH, PROBLEM, ROTA

url, verb, start = sys.argv[1:]
store = Store(url)

def die(*arguments):
    if str(arguments[2]).startswith(start):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "after_cursor_execute", die)
if verb == "import":
    import_scenario(store, MARCH)
else:
    runs.finish_run(store, int(verb), outcome(result(PROBLEM, ROTA)))
"""


def killed(url: str, verb: str, start: str) -> int:
    """Return how a process ended that was killed right after a statement."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, url, verb, start],
        env=os.environ,
        check=False,
        timeout=120,
    )
    return done.returncode


def test_an_import_killed_leaves_nothing_and_the_next_one_works(
    store: Store, database_url: str
) -> None:
    assert killed(database_url, "import", IMPORT_STEPS[-1]) == -signal.SIGKILL
    assert counted(store, IMPORTED) == [0, 0, 0]
    import_scenario(store, MARCH)
    assert counted(store, IMPORTED) == [1, 1, 1]


def test_keeping_a_rota_killed_leaves_nothing_of_it(
    store: Store, database_url: str
) -> None:
    import_scenario(store, MARCH)
    run_id = runs.request_run(store, "march", {}, who="test")
    runs.take_run(store, run_id)
    before = counted(store, KEPT)
    assert killed(database_url, str(run_id), KEEP_STEPS[-1]) == -signal.SIGKILL
    assert counted(store, KEPT) == before
    assert load_plan(store, "march").version == 0
    runs.finish_run(store, run_id, outcome(result(PROBLEM, ROTA)))
    assert load_plan(store, "march").rota == ROTA
