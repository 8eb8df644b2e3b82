"""Make the pictures of the README from the running application.

    python docs/make_screenshots.py [--seconds S]

Plans the example `ch-trois-sites` in a store of its own, serves it, and photographs
its pages in Chromium at the width of a desk and of a phone.
"""

from __future__ import annotations

import argparse
import socket
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from planner.config import Config
from planner.exchange.scenario import read_scenario
from planner.services import runs
from planner.services.plans import import_scenario
from planner.services.solving import solve_run
from planner.store.store import Store, open_store
from planner.web import create_app

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "scenarios" / "ch-trois-sites"
FOLDER = HERE / "screenshots"
CHROMIUM = "/usr/bin/chromium"
PLAN = "/plans/ch-trois-sites"
DESK = (1440, 900)
PHONE = (390, 844)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: where to go, what to click, how wide the screen is."""

    name: str
    address: str
    click: str = ""
    size: tuple[int, int] = DESK


PICTURES = (
    Picture(name="month-by-person", address=f"{PLAN}/people", click="a.gap"),
    Picture(name="month-by-post", address=f"{PLAN}/posts"),
    Picture(name="day", address=f"{PLAN}/day/2027-03-15"),
    Picture(name="coverage", address=f"{PLAN}/coverage"),
    Picture(name="phone", address=f"{PLAN}/people/e04", size=PHONE),
)


def main() -> None:
    """Read the options, plan, serve, photograph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60, help="time to plan")
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/relais.sqlite3")
        plan_example(store, seconds)
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            server, thread = serve(store, listener)
            photograph(f"http://127.0.0.1:{listener.getsockname()[1]}")
            server.should_exit = True
            thread.join()


def plan_example(store: Store, seconds: int) -> None:
    """Take the example in and calculate its rota."""
    plan_id = import_scenario(store, read_scenario(EXAMPLE))
    settings = {"seconds": seconds}
    solve_run(store, runs.request_run(store, plan_id, settings, who="screenshots"))


def serve(
    store: Store, listener: socket.socket
) -> tuple[uvicorn.Server, threading.Thread]:
    """Serve the application on a socket; return when it answers."""
    app = create_app(store, Config(language="fr"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.05)
    return server, thread


def photograph(origin: str) -> None:
    """Write every picture to the folder of the documentation."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for picture in PICTURES:
            take(browser, origin, picture)
        browser.close()


def take(browser: Browser, origin: str, picture: Picture) -> None:
    """Take one picture."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(origin + picture.address)
    if picture.click:
        page.locator(picture.click).first.click()
        page.locator("#detail .card").wait_for()
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
