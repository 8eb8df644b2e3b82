from __future__ import annotations

import shutil
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from planner.config import Config
from planner.exchange.scenario import Scenario, read_scenario
from planner.services.plans import import_scenario
from planner.store.store import open_store
from planner.web import create_app
from tests.services.outcomes import record
from tests.ui.hospital import greedy, hospital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

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
PATIENCE_SECONDS = 30


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo data, and a hospital of our own, on a free port."""
    file = tmp_path_factory.mktemp("browser") / "relais.sqlite3"
    store = open_store(f"sqlite:///{file}")
    ours = Scenario(id="march", title="Mars", problem=hospital(12))
    for scenario in (ours, read_scenario(DEMO)):
        import_scenario(store, scenario)
    record(store, "march", ours.problem, greedy(ours.problem))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(store, Config(language="fr")), log_level="warning"
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
