"""People who look: a page, a moment to read it, another page."""

from __future__ import annotations

import random
import time
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from threading import Event

    from benchmarks.load.tally import Tally
    from planner.domain.problem import Problem

PATIENCE = 60.0
UNANSWERED = 599
"""Counted like a server's fault: the connection ended without an answer."""


def addresses(plan_id: str, problem: Problem, draw: random.Random) -> list[str]:
    """Return what one person goes through: the same pages, her own days and people."""
    day = draw.choice(problem.period.days)
    employee = quote(draw.choice(problem.employees).id)
    plan = f"/plans/{plan_id}"
    return [
        f"{plan}/people",
        f"{plan}/posts",
        f"{plan}/week",
        f"{plan}/coverage",
        f"{plan}/day/{day}",
        f"{plan}/people/{employee}",
        f"/api/v1{plan}",
        f"/api/v1{plan}/assignments?employee={employee}",
    ]


def read(port: int, pages: list[str], tally: Tally, until: Event, think: float) -> None:
    """Go through pages at random, `think` seconds apart on average, until told."""
    draw = random.Random(f"{port} {pages}")
    # Nobody arrives at the same instant.
    until.wait(draw.uniform(0, 2 * think))
    while not until.is_set():
        page = draw.choice(pages)
        started = time.perf_counter()
        status = _get(port, page)
        tally.note("read", status, (time.perf_counter() - started) * 1000)
        until.wait(draw.expovariate(1 / think) if think else 0)


def _get(port: int, page: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
    except (OSError, HTTPException):
        return UNANSWERED
    finally:
        connection.close()
    return response.status
