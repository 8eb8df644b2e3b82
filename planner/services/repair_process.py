"""The process that looks for repairs: `python -m planner.services.repair_process`.

It reads the address of the database, then the numbers of questions, a line each, and
ends with its input: when the process that asks is gone. It keeps the engine loaded
beside it, and the last problems and rotas in memory, so that an answer takes no longer
than the search.
"""

from __future__ import annotations

import logging
import sys
from collections import deque
from functools import lru_cache, partial
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.evaluation.evaluate import evaluate
from planner.services.repairs import repair_row
from planner.solver.repair.aside import Aside
from planner.solver.repair.event import Absent
from planner.solver.repair.repair import repair
from planner.store import plans, repairs, rotas
from planner.store.status import RepairStatus
from planner.store.store import Store
from planner.text.message import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.repair.option import RepairOption

WARM = "warm"
"""Asks for the newest plan to be read before anyone is absent."""
PLANS_IN_MEMORY = 4

log = logging.getLogger(__name__)
_rotas: dict[int, Rota] = {}
"""By version: drafts are edited where they stand, so each is compared when asked."""


def main() -> int:
    """Answer questions until the input ends; return the exit status."""
    store = Store(sys.stdin.readline().strip())
    lines: Queue[str] = Queue()
    Thread(target=_listen, args=(lines,), daemon=True).start()
    try:
        while True:
            # A new engine for each question: an answer too late must not be the next.
            with Aside() as aside:
                line = lines.get()
                if not line:
                    return 0
                judging = _attend(store, line, aside)
            # Accepting a way must not wait for its judgement; a question goes first.
            while judging and lines.empty():
                judging.popleft()()
    except KeyboardInterrupt:
        return 0
    finally:
        store.close()


def _listen(lines: Queue[str]) -> None:
    """Pass the questions on, then an empty line for the end of the input."""
    for line in sys.stdin:
        lines.put(line.strip())
    lines.put("")


def _attend(store: Store, line: str, aside: Aside) -> deque[Callable[[], None]]:
    """Answer a question; return what may be done while the person reads."""
    if line == WARM:
        return deque([partial(_warm, store)])
    repair_id = int(line)
    try:
        return deque(answer(store, repair_id, aside))
    except Exception as error:
        # Whoever waits must be told; the next question may fare better.
        log.exception("Repair %s failed", repair_id)
        reason = error.said if isinstance(error, PlannerError) else None
        with store.writing() as session:
            repairs.end(session, repair_id, RepairStatus.FAILED, reason=reason)
        return deque()


def answer(
    store: Store, repair_id: int, aside: Aside | None
) -> list[Callable[[], None]]:
    """Keep the ways to go on as they are found; return what judges each as a whole."""
    with store.reading() as session:
        asked = repairs.repair(session, repair_id)
    if asked.status is not RepairStatus.ASKED:
        return []
    was = _problem(store, asked.problem_version_id)
    planned = _rota(store, asked.rota_version_id)
    event = Absent(employee_id=asked.employee_id, first=asked.first, last=asked.last)
    with store.writing() as session:
        repairs.note_rota(session, repair_id, planned)
    found = []
    ways = repair(was, planned, event, asked.asked, aside=aside)
    for number, option in enumerate(ways, start=1):
        cells = {**event.lost(planned), **option.cells}
        before = {cell: planned.on(*cell) for cell in cells}
        with store.writing() as session:
            said = _said(was, option)
            repairs.add_way(session, repair_id, number, said, (before, cells))
        found.append(planned.with_cells(cells))
    with store.writing() as session:
        repairs.end(session, repair_id, RepairStatus.DONE)
    after = event.problem(was)
    return [
        partial(_judge, store, repair_id, number, after, rota)
        for number, rota in enumerate(found, start=1)
    ]


def _judge(
    store: Store, repair_id: int, number: int, problem: Problem, rota: Rota
) -> None:
    judged = evaluate(problem, rota)
    with store.writing() as session:
        repairs.keep_verdict(session, repair_id, number, judged)


def _said(problem: Problem, option: RepairOption) -> dict[str, object]:
    return {language: repair_row(problem, option, language) for language in LANGUAGES}


def _warm(store: Store) -> None:
    """Have the newest plan in memory, judged once: that fills what is derived."""
    with store.reading() as session:
        known = plans.plans(session)
        if not known:
            return
        newest = plans.latest_problem(session, known[0].id)
        current = rotas.current_rota(session, known[0].id)
    if current:
        evaluate(_problem(store, newest.id), _rota(store, current.id))


@lru_cache(maxsize=PLANS_IN_MEMORY)
def _problem(store: Store, version_id: int) -> Problem:
    with store.reading() as session:
        return plans.problem(session, version_id)


def _rota(store: Store, version_id: int) -> Rota:
    """Return a version as it is now, the one in memory if it holds the same."""
    with store.reading() as session:
        read = rotas.rota(session, version_id)
    kept = _rotas.get(version_id)
    if kept == read:
        return kept
    if len(_rotas) >= PLANS_IN_MEMORY:
        _rotas.clear()
    _rotas[version_id] = read
    return read


if __name__ == "__main__":
    logging.basicConfig(format="%(name)s: %(message)s")
    sys.exit(main())
