"""State the problem of a plan anew: its rota is kept, and judged again against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.services.code_version import code_version
from planner.services.contents import Contents, contents, problem_of, remember
from planner.services.figures import figures
from planner.store import edits, plans, rotas
from planner.store.cells import Cells, written_change
from planner.store.edits import EditKind
from planner.store.plans import ProblemVersion
from planner.store.rotas import RotaVersion
from planner.store.status import RotaStatus

if TYPE_CHECKING:
    from planner.store.store import Session, Store


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A plan as it stands: its newest problem, and the rota there is."""

    newest: ProblemVersion
    current: RotaVersion | None
    problem: Problem
    rota: Rota
    sequence: int

    def step(self, cells: Cells) -> Mapping[str, object]:
        """Return what the steps of the rota keep of a change of cells."""
        before = {cell: self.rota.on(*cell) for cell in cells}
        held = [one for day in (*before.values(), *cells.values()) for one in day]
        return {
            "cells": written_change(before, cells),
            "people": sorted({name for name, _ in cells}),
            "posts": sorted({one.post_id for one in held}),
            "broken": [],
        }


@dataclass(frozen=True, kw_only=True)
class Restated:
    """What a plan is to be from now on."""

    problem: Problem
    cells: Cells = field(default_factory=dict)
    """Days of people that change with it."""


Decide = Callable[[Standing], Restated]
"""Works out the new problem; raises a refusal for what cannot be."""
Note = Callable[["Session", ProblemVersion], None]
"""Writes what else belongs to the same transaction."""


@dataclass(frozen=True, kw_only=True)
class _Judged:
    """What is to be kept of a rota: nothing where there is none."""

    rota: Rota
    verdict: Evaluation


def standing(store: Store, plan_id: str) -> Standing:
    """Return a plan as it stands; raise `UnknownId` if there is none."""
    with store.reading() as session:
        newest = plans.latest_problem(session, plan_id)
        current = rotas.current_rota(session, plan_id)
        sequence = edits.last_sequence(session, current.id) if current else 0
    if current is None:
        return Standing(
            newest=newest,
            current=None,
            problem=problem_of(store, newest.id),
            rota=Rota(),
            sequence=0,
        )
    found = contents(store, current.problem_version_id, current.id, sequence)
    same = current.problem_version_id == newest.id
    return Standing(
        newest=newest,
        current=current,
        problem=found.problem if same else problem_of(store, newest.id),
        rota=found.rota,
        sequence=found.sequence,
    )


def restate(
    store: Store, plan_id: str, decide: Decide, note: Note, *, who: str
) -> Restated:
    """Keep a new problem, and the rota under it; all of it, or nothing.

    What others changed meanwhile is taken in: then `decide` is asked again. A draft
    goes on as it is; beside a published rota a new draft begins.
    """
    while True:
        now = standing(store, plan_id)
        wanted = decide(now)
        if wanted.problem == now.problem and not wanted.cells:
            return wanted
        judged = _judged(now, wanted)
        with store.writing() as session:
            if not _still(session, plan_id, now):
                continue
            kept, added = plans.keep_problem(
                session, plan_id, wanted.problem, code_version()
            )
            if added or wanted.cells:
                note(session, kept)
            made = _moved(session, now, wanted, judged, kept, who) if judged else None
        if made and judged:
            # Known already: the next page need not judge it again.
            known = Contents(
                sequence=made[1],
                problem=wanted.problem,
                rota=judged.rota,
                evaluation=judged.verdict,
            )
            remember(store, kept.id, made[0], known)
        return wanted


def _judged(now: Standing, wanted: Restated) -> _Judged | None:
    """Judge before the database is locked: it takes a second or two."""
    if now.current is None:
        return None
    rota = now.rota.with_cells(wanted.cells) if wanted.cells else now.rota
    return _Judged(rota=rota, verdict=evaluate(wanted.problem, rota))


def _still(session: Session, plan_id: str, now: Standing) -> bool:
    """Return whether nobody changed the problem or the rota meanwhile."""
    if now.current is not None:
        edits.lock(session, now.current.id)
    newest = plans.latest_problem(session, plan_id)
    current = rotas.current_rota(session, plan_id)
    if newest.id != now.newest.id or current is None or now.current is None:
        return newest.id == now.newest.id and current is now.current
    return (
        (current.id, current.status, current.problem_version_id)
        == (now.current.id, now.current.status, now.current.problem_version_id)
    ) and edits.last_sequence(session, current.id) == now.sequence


def _moved(
    session: Session,
    now: Standing,
    wanted: Restated,
    judged: _Judged,
    kept: ProblemVersion,
    who: str,
) -> tuple[int, int]:
    """Put the rota under the new problem; return its row and its last step."""
    told = figures(judged.verdict)
    draft = now.current
    if draft is None or draft.status is not RotaStatus.DRAFT:
        draft = rotas.add_draft(
            session,
            plan_id=kept.plan_id,
            problem_version_id=kept.id,
            run_id=None,
            rota=now.rota,
            figures=told,
        )
    rotas.judge_by(session, draft.id, kept.id, told)
    sequence = edits.last_sequence(session, draft.id)
    if wanted.cells:
        rotas.replace_cells(session, draft.id, wanted.cells, told)
        content = now.step(wanted.cells)
        sequence = edits.add_edit(
            session,
            plan_id=kept.plan_id,
            version_id=draft.id,
            who=who,
            kind=EditKind.LEAVE,
            content=content,
        ).sequence
    rotas.keep_verdict(session, draft.id, code_version(), judged.verdict, sequence)
    return draft.id, sequence
