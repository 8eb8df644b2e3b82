"""People who change something, and what must be found of it afterwards.

A writer is a class with `write` and `kept`: another kind of change is another class.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote
from uuid import uuid4

from sqlalchemy import func, select

from benchmarks.load.readers import PATIENCE, UNANSWERED
from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario
from planner.store import audit
from planner.store.store import Store, StoreInterrupted
from planner.store.tables import ProblemRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

    from benchmarks.load.tally import Tally
    from planner.domain.problem import Problem

DONE = 200
BUSY = 503


class Writer(Protocol):
    """One person's way of changing the plan."""

    kind: str

    def write(self, turn: int) -> int:
        """Change something that no other turn changes; return the HTTP status."""

    def kept(self) -> int:
        """Return how many changes, of all writers, the store holds."""


class Importer:
    """Brings the plan in again with one name changed: a new version each time."""

    kind = "import"

    def __init__(self, url: str, plan_id: str, problem: Problem, number: int) -> None:
        self.store = Store(url)
        self.plan_id = plan_id
        self.problem = problem
        self.number = number

    def write(self, turn: int) -> int:
        """Import; 503 where the store was too busy."""
        first, *others = self.problem.employees
        renamed = replace(first, name=f"Essai {self.number} {turn}")
        problem = self.problem.replace(employees=(renamed, *others))
        scenario = Scenario(id=self.plan_id, title="Charge", problem=problem)
        try:
            import_scenario(self.store, scenario, who=f"editor {self.number}")
        except StoreInterrupted:
            return BUSY
        return DONE

    def kept(self) -> int:
        """Return how many versions there are beyond the first."""
        count = select(func.count()).select_from(ProblemRow)
        with self.store.reading() as session:
            found = session.scalar(count.where(ProblemRow.plan_id == self.plan_id))
        return (found or 0) - 1


class CellEditor:
    """Frees and fills again the cells of her own people, through the API."""

    kind = "edit"

    def __init__(
        self, url: str, plan_id: str, people: Sequence[str], port: int
    ) -> None:
        self.store = Store(url)
        self.plan_id = plan_id
        self.people = people
        self.address = f"/api/v1/plans/{plan_id}"
        self.port = port
        self.name = f"editor of {people[0]}"

    def write(self, turn: int) -> int:
        """Free a person's first day, or give her back what she held there."""
        if turn % 2 == 0:
            self.freed = self._first_held(turn // 2)
        cell = {
            "employee": self.freed[0]["employee"],
            "date": self.freed[0]["date"],
            "after": [] if turn % 2 == 0 else [_place(one) for one in self.freed],
        }
        return self._send("POST", "/edits", {"cells": [cell], "reason": "essai"})[0]

    def kept(self) -> int:
        """Return how many edits the audit log holds."""
        with self.store.reading() as session:
            acts = audit.acts(session, "plan", self.plan_id)
        return sum(act.act == self.kind for act in acts)

    def _first_held(self, start: int) -> list[dict[str, str]]:
        """Return a day of the first of her people, from one on, who works at all."""
        for number in range(len(self.people)):
            held = self._held(self.people[(start + number) % len(self.people)])
            if held:
                return held
        raise LookupError(f"Nobody of {self.name} works.")

    def _held(self, person: str) -> list[dict[str, str]]:
        """Return what a person holds on the first day she holds anything."""
        query = f"/assignments?employee={quote(person)}"
        _, found = self._send("GET", query)
        held: list[dict[str, str]] = json.loads(found or "[]")
        return [one for one in held if one["date"] == held[0]["date"]]

    def _send(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Content-Type": "application/json", "X-Actor": self.name}
        if method == "POST":
            headers["Idempotency-Key"] = str(uuid4())
        try:
            connection.request(
                method, self.address + path, json.dumps(body), headers=headers
            )
            response = connection.getresponse()
            return response.status, response.read().decode()
        except (OSError, HTTPException):
            return UNANSWERED, ""
        finally:
            connection.close()


def _place(one: dict[str, str]) -> dict[str, str]:
    return {name: one[name] for name in ("start", "end", "post", "place")}


def change(writer: Writer, tally: Tally, until: Event, think: float) -> int:
    """Write, `think` seconds apart, until told; return how often it was accepted."""
    accepted = turn = 0
    while not until.wait(think):
        started = time.perf_counter()
        status = writer.write(turn)
        tally.note(writer.kind, status, (time.perf_counter() - started) * 1000)
        accepted += status < 300
        turn += 1
    return accepted
