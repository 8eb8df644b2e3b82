"""What versions hold, kept in memory: a draft moves on, step by step."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.change import change
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.evaluation.updated import updated
from planner.services.code_version import code_version
from planner.store import edits, rotas
from planner.store import plans as rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.store.cells import Cells
    from planner.store.edits import Edit
    from planner.store.store import Store

PLANS_IN_MEMORY = 8
OFTEN = 50
"""Steps after which the verdict kept in the store is worth renewing on loading."""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A version as it stands after some steps of editing."""

    sequence: int
    problem: Problem
    rota: Rota
    evaluation: Evaluation


_Key = tuple["Store", int, int | None]
_kept: OrderedDict[_Key, Contents] = OrderedDict()
_lock = Lock()


def contents(
    store: Store, problem_id: int, rota_id: int | None, sequence: int = 0
) -> Contents:
    """Return what a version holds, at the step `sequence` or after it."""
    with _lock:
        found = _kept.get((store, problem_id, rota_id))
    if found is not None and found.sequence >= sequence:
        return found
    if rota_id is None:
        problem = problem_of(store, problem_id)
        nothing = evaluate(problem, Rota())
        made = Contents(sequence=0, problem=problem, rota=Rota(), evaluation=nothing)
    elif found is not None:
        made = _caught_up(store, rota_id, found)
    else:
        made = _loaded(store, problem_id, rota_id)
    remember(store, problem_id, rota_id, made)
    return made


def remember(
    store: Store, problem_id: int, rota_id: int | None, made: Contents
) -> None:
    """Keep what a version holds now, unless a later step is known already."""
    key = (store, problem_id, rota_id)
    with _lock:
        known = _kept.get(key)
        if known is None or known.sequence < made.sequence:
            _kept[key] = made
        _kept.move_to_end(key)
        while len(_kept) > PLANS_IN_MEMORY:
            _kept.popitem(last=False)


def after_cells(now: Contents, cells: Cells, sequence: int) -> Contents:
    """Return what a version holds once cells were replaced."""
    if not cells:
        return Contents(
            sequence=sequence,
            problem=now.problem,
            rota=now.rota,
            evaluation=now.evaluation,
        )
    done = change(now.problem, now.rota, cells)
    rota = now.rota.with_cells(cells)
    return Contents(
        sequence=sequence,
        problem=now.problem,
        rota=rota,
        evaluation=updated(now.problem, now.evaluation, rota, cells, done),
    )


@lru_cache(maxsize=PLANS_IN_MEMORY)
def problem_of(store: Store, problem_id: int) -> Problem:
    """Return the problem of a version."""
    # A version of a problem never changes.
    with store.reading() as session:
        return rows.problem(session, problem_id)


def _caught_up(store: Store, rota_id: int, found: Contents) -> Contents:
    """Return contents with the steps taken since in other processes."""
    with store.reading() as session:
        steps = edits.edits(session, rota_id, found.sequence)
    return after_cells(
        found, _lasting(steps), steps[-1].sequence if steps else found.sequence
    )


def _lasting(steps: Iterable[Edit]) -> Cells:
    """Return the cells some steps changed, as the last of them left them."""
    return {cell: held for step in steps for cell, held in step.after.items()}


def _loaded(store: Store, problem_id: int, rota_id: int) -> Contents:
    """Return contents from the store: judged, or brought on from the verdict kept."""
    problem = problem_of(store, problem_id)
    sequence, rota = _read(store, rota_id)
    with store.reading() as session:
        known = rotas.verdict(session, rota_id, code_version())
        steps = edits.edits(session, rota_id, known[0]) if known else []
    since = [step for step in steps if step.sequence <= sequence]
    if known is not None and known[0] <= sequence:
        was = {c: held for step in reversed(since) for c, held in step.before.items()}
        base = Contents(
            sequence=known[0],
            problem=problem,
            rota=rota.with_cells(was) if was else rota,
            evaluation=known[1],
        )
        made = after_cells(base, _lasting(since), sequence)
        if len(since) < OFTEN:
            return made
    else:
        judged = evaluate(problem, rota)
        made = Contents(
            sequence=sequence, problem=problem, rota=rota, evaluation=judged
        )
    with store.writing() as session:
        # A draft may answer to a newer problem by now: its verdict is another one.
        if rotas.rota_version_of_id(session, rota_id).problem_version_id == problem_id:
            rotas.keep_verdict(
                session, rota_id, code_version(), made.evaluation, made.sequence
            )
    return made


def _read(store: Store, rota_id: int) -> tuple[int, Rota]:
    """Return a version and the number of its last step, of one moment."""
    while True:
        with store.reading() as session:
            before = edits.last_sequence(session, rota_id)
            rota = rotas.rota(session, rota_id)
        with store.reading() as session:
            if edits.last_sequence(session, rota_id) == before:
                return before, rota
