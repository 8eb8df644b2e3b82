"""Follow a calculation while it runs: what its row and its events say, as they come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.store import rotas
from planner.store import runs as rows
from planner.store.rotas import RotaVersion
from planner.store.runs import Run, RunEvent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from planner.store.store import Store

SECONDS_BETWEEN = 1.0
"""How often a page is told: the clock on it moves on though nothing is found."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A calculation as it stands, and what is new in it."""

    run: Run
    events: tuple[RunEvent, ...]


@dataclass(frozen=True, kw_only=True)
class RunLine:
    """A calculation in a list, with the version it came to."""

    run: Run
    found: RotaVersion | None


def moment_of(store: Store, plan_id: str, run_id: int, after: int = 0) -> Moment:
    """Return a calculation and its events after one; raise `UnknownId` for none."""
    with store.reading() as session:
        run = rows.run_of(session, plan_id, run_id)
        return Moment(run=run, events=tuple(rows.events(session, run_id, after)))


async def follow(
    store: Store, plan_id: str, run_id: int, after: int = 0
) -> AsyncIterator[Moment]:
    """Yield a calculation every second until it is over, that moment included."""
    while True:
        moment = await asyncio.to_thread(moment_of, store, plan_id, run_id, after)
        yield moment
        if moment.run.status.over:
            return
        after = moment.events[-1].id if moment.events else after
        await asyncio.sleep(SECONDS_BETWEEN)


def run_lines(store: Store, plan_id: str) -> tuple[RunLine, ...]:
    """Return the calculations of a plan with what they came to, the newest first."""
    with store.reading() as session:
        found = {one.run_id: one for one in rotas.rota_versions(session, plan_id)[::-1]}
        return tuple(
            RunLine(run=run, found=found.get(run.id))
            for run in rows.runs(session, plan_id)
        )


def line_of(store: Store, plan_id: str, run_id: int) -> RunLine:
    """Return one calculation with what it came to; raise `UnknownId` for none."""
    with store.reading() as session:
        run = rows.run_of(session, plan_id, run_id)
        return RunLine(run=run, found=rotas.found_by(session, run_id))
