"""The month grid by person: rendered by the server, then seen in a browser."""

from __future__ import annotations

import socket
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.plans import import_scenario, load_plan
from planner.services.solving import solve_run
from planner.store.store import Store, open_store
from planner.ui.views.people_grid import PeopleGrid
from planner.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

    from planner.domain.problem import Problem

CHROMIUM = "/usr/bin/chromium"
LANGUAGE = "fr"
GRID = "/plans/measured/people"
WARMING = 3
REQUESTS = 20
VISITS = 5
WRITINGS = 5
TIMES = """() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    load: performance.getEntriesByType("navigation")[0].loadEventStart,
})"""


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return the milliseconds of the month grid of a plan calculated for `seconds`."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/relais.sqlite3")
        _plan(store, problem, seed, seconds)
        rows = _rows_anew(store)
        rendered = _by_server(create_app(store, Config(language=LANGUAGE)))
        # This one closes the store.
        seen = _in_browser(create_app(store, Config(language=LANGUAGE)))
    return {"rows": rows, **rendered, **seen}


def _plan(store: Store, problem: Problem, seed: int, seconds: float) -> None:
    scenario = Scenario(id="measured", title="Mesure", problem=problem)
    plan_id = import_scenario(store, scenario)
    settings = {"seconds": seconds, "seed": seed}
    solve_run(store, runs.request_run(store, plan_id, settings, who="benchmark"))


def _rows_anew(store: Store) -> float:
    """Return how long the rows of the grid take, which are kept once written."""
    plan = load_plan(store, "measured")
    times: list[float] = []
    for _ in range(WRITINGS):
        started = time.perf_counter()
        PeopleGrid(plan, LANGUAGE).rows()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _by_server(app: FastAPI) -> dict[str, float]:
    client = TestClient(app)
    times: list[float] = []
    for _ in range(WARMING + REQUESTS):
        started = time.perf_counter()
        response = client.get(GRID)
        times.append((time.perf_counter() - started) * 1000)
        response.raise_for_status()
    return {
        "kilobytes": len(response.content) / 1000,
        "server": statistics.median(times[WARMING:]),
        "server_slowest": max(times[WARMING:]),
    }


def _in_browser(app: FastAPI) -> dict[str, float]:
    with _served(app) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        first = _visit(browser, origin + GRID)
        others = [_visit(browser, origin + GRID) for _ in range(VISITS)]
        browser.close()
    return {
        **first,
        "paint_again": statistics.median(visit["paint"] for visit in others),
        "load_again": statistics.median(visit["load"] for visit in others),
    }


def _visit(browser: Browser, address: str) -> dict[str, float]:
    """Open a page with an empty cache; return its times from the click on."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_function(
        "performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    times: dict[str, float] = page.evaluate(TIMES)
    context.close()
    return times


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    """Serve an application, yield its address; its store is closed at the end."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
