from __future__ import annotations

import shutil
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from planner.config import Config
from planner.exchange.scenario import Scenario, read_scenario
from planner.services.plans import import_scenario
from planner.services.publishing import publish_rota
from planner.store.store import Store, open_store
from planner.web import create_app
from tests.browser.world import World, furnished
from tests.services.outcomes import record
from tests.ui.hospital import greedy, hospital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WORKED_WITH = "march-at-work"
SEE_OTHER = 303
DEMO = Path(__file__).parents[2] / "scenarios" / "ch-trois-sites"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMED = (("march", "Mars"), (WORKED_WITH, "Mars, en cours"), ("call", "Appel"))
PATIENCE_SECONDS = 30


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Yield a store with the demo data and two hospitals of our own."""
    file = tmp_path_factory.mktemp("browser") / "relais.sqlite3"
    store = open_store(f"sqlite:///{file}")
    problem = hospital(12)
    for name, title in NAMED:
        import_scenario(store, Scenario(id=name, title=title, problem=problem))
        record(store, name, problem, greedy(problem))
    import_scenario(store, read_scenario(DEMO))
    early = datetime(2027, 1, 4, 9, tzinfo=UTC)
    publish_rota(store, "call", who="Claire", now=early, reason="essai")
    yield store
    store.close()


@pytest.fixture
def plan(served: Store, request: pytest.FixtureRequest) -> str:
    """Return the address of a plan of this test's own."""
    name = request.node.originalname.replace("_", "-")
    problem = hospital(12)
    import_scenario(served, Scenario(id=name, title="À soi", problem=problem))
    record(served, name, problem, greedy(problem))
    return f"/plans/{name}"


@pytest.fixture(scope="session")
def world(served: Store, address: str) -> World:
    """Return a plan somebody has worked with, and asked repairs of."""
    made = furnished(served, WORKED_WITH)
    form = {"name": f"({made.employee_id})", "first": made.day, "last": made.day}
    answer = httpx2.post(f"{address}/plans/{made.plan_id}/repairs", data=form)
    assert answer.status_code == SEE_OTHER, answer.text
    return replace(made, repair_id=int(answer.headers["location"].rsplit("/", 1)[1]))


@pytest.fixture(scope="session")
def address(served: Store) -> Iterator[str]:
    """Serve the store on a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(served, Config(language="fr")), log_level="warning"
            )
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        _wait_for(server)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def _wait_for(server: uvicorn.Server) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not server.started:
        assert time.monotonic() < end, "the application did not start"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: `make test` installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=list(ARGUMENTS)
        )
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Yield an empty tab; whatever the console complains of fails the test."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            complaints.append(said.text) if said.type in ("error", "warning") else None
        ),
    )
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def audited(browser: Browser, address: str) -> Iterator[Page]:
    """Yield a tab axe may work in: it writes styles the security policy refuses."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1440, "height": 900}, bypass_csp=True
    )
    yield context.new_page()
    context.close()
