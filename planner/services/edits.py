"""Edit cells of a rota by hand: each edit is judged at once, and kept as a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.evaluation.change import Change
from planner.evaluation.updated import updated
from planner.services.code_version import code_version
from planner.services.contents import Contents, contents, remember
from planner.services.edit_refusals import (
    Difference,
    Forbidden,
    Stale,
    refusal_of,
)
from planner.services.figures import figures
from planner.services.judging import Judged, judged
from planner.services.refusal import Refused
from planner.store import audit, edits, plans, rotas
from planner.store.cells import Cells, written_change
from planner.store.edits import Edit, EditKind
from planner.store.rotas import RotaVersion
from planner.store.status import RotaStatus
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.rota import Assignment, Cell
    from planner.store.store import Session, Store

    Wanted = Mapping[Cell, Iterable[Assignment]]

LONGEST_REASON = 500
RESTORING = (EditKind.UNDO, EditKind.REDO)
FIXING = (EditKind.PIN, EditKind.UNPIN)
NOTHING = Change(before=(), after=())


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a person asks for."""

    wanted: Wanted
    seen: Wanted | None = None
    """What the cells held when she opened them; none where she did not look."""
    kind: EditKind = EditKind.EDIT
    reason: str = ""
    """Why a hard rule is broken."""
    undoes: int | None = None

    @property
    def seen_cells(self) -> Cells:
        """What was seen, cell by cell."""
        return {cell: tuple(held) for cell, held in (self.seen or {}).items()}


@dataclass(frozen=True, kw_only=True)
class Edited:
    """An edit made, and what it does."""

    version: int
    """Number of the rota, another than before where a published one was copied."""
    sequence: int
    """Number of the step; of the last one where nothing changed."""
    judged: Judged


@dataclass(frozen=True, kw_only=True)
class _Base:
    """The version an edit is judged against."""

    problem_id: int
    current: RotaVersion | None
    contents: Contents

    @property
    def rota_id(self) -> int | None:
        return self.current.id if self.current else None


def try_cells(store: Store, plan_id: str, wanted: Wanted) -> Judged:
    """Return what replacing whole cells would break and mend; nothing is kept."""
    base = _base(store, plan_id)
    return judged(base.contents.problem, base.contents.rota, wanted)


def edit_cells(store: Store, plan_id: str, order: Order, *, who: str) -> Edited:
    """Replace whole cells of the draft, a new one where none but a published is.

    Raise `Stale` if a cell no longer holds what was seen, `Blocked` for a hard rule
    broken without a reason, `Forbidden` for one nobody overrides, `UnknownId` and
    `Refused` for what cannot be at all.
    """
    while True:
        base = _base(store, plan_id)
        found = _judged(base, order)
        _check(store, base, order, found)
        if found.before == found.after:
            version = base.current.number if base.current else 0
            return Edited(
                version=version, sequence=base.contents.sequence, judged=found
            )
        after = _after(base.contents, found)
        with store.writing() as session:
            if not _still(session, plan_id, base):
                continue
            done, draft = _write(session, plan_id, base, order, found, after, who)
        _remember(store, draft, after, done.sequence)
        return Edited(version=draft.number, sequence=done.sequence, judged=found)


def _base(store: Store, plan_id: str) -> _Base:
    with store.reading() as session:
        newest = plans.latest_problem(session, plan_id)
        current = rotas.current_rota(session, plan_id)
        sequence = edits.last_sequence(session, current.id) if current else 0
    problem_id = current.problem_version_id if current else newest.id
    rota_id = current.id if current else None
    return _Base(
        problem_id=problem_id,
        current=current,
        contents=contents(store, problem_id, rota_id, sequence),
    )


def _judged(base: _Base, order: Order) -> Judged:
    """Return what the edit does; a lock alters nothing the rules look at."""
    now = base.contents
    if order.kind not in FIXING:
        return judged(now.problem, now.rota, order.wanted)
    after = {cell: tuple(held) for cell, held in order.wanted.items()}
    before = {cell: now.rota.on(*cell) for cell in after}
    return Judged(before=before, after=after, change=NOTHING)


def _check(store: Store, base: _Base, order: Order, found: Judged) -> None:
    """Raise a refusal for an edit that may not be made."""
    stale = _differences(store, base, order, found)
    if stale:
        raise Stale(stale, found)
    if order.kind in RESTORING or order.kind in FIXING:
        return
    for cell, held in found.before.items():
        if any(one.pinned and one not in found.after[cell] for one in held):
            raise Refused(
                message(
                    "What {name} does on {day} is fixed: unfix it first.",
                    name=base.contents.problem.employee(cell[0]).name,
                    day=cell[1],
                )
            )
    if found.broken:
        refusal = refusal_of(found)
        if isinstance(refusal, Forbidden) or not order.reason.strip():
            raise refusal


def _differences(
    store: Store, base: _Base, order: Order, found: Judged
) -> list[Difference]:
    changed = [
        cell
        for cell, held in (order.seen or {}).items()
        if tuple(held) != base.contents.rota.on(*cell)
    ]
    if not changed:
        return []
    with store.reading() as session:
        steps = edits.edits(session, base.rota_id) if base.rota_id else []
    authors = {cell: step.who for step in steps for cell in step.after}
    seen = order.seen or {}
    return [
        Difference(
            employee_id=cell[0],
            name=base.contents.problem.employee(cell[0]).name,
            date=cell[1],
            seen=tuple(seen[cell]),
            now=base.contents.rota.on(*cell),
            wanted=found.after.get(cell, ()),
            who=authors.get(cell, ""),
        )
        for cell in changed
    ]


def _after(now: Contents, found: Judged) -> Contents:
    """Return what the version holds once the edit is made, its number aside."""
    rota = now.rota.with_cells(found.after)
    verdict = now.evaluation
    if found.change is not NOTHING:
        verdict = updated(now.problem, verdict, rota, found.after, found.change)
    return Contents(sequence=0, problem=now.problem, rota=rota, evaluation=verdict)


def _still(session: Session, plan_id: str, base: _Base) -> bool:
    """Return whether nobody edited meanwhile; others wait from here on."""
    if base.rota_id is not None:
        edits.lock(session, base.rota_id)
    current = rotas.current_rota(session, plan_id)
    if current is None or base.current is None:
        return current is base.current
    return (
        current.id == base.current.id
        and current.status == base.current.status
        and current.problem_version_id == base.problem_id
        and edits.last_sequence(session, current.id) == base.contents.sequence
    )


def _write(
    session: Session,
    plan_id: str,
    base: _Base,
    order: Order,
    found: Judged,
    after: Contents,
    who: str,
) -> tuple[Edit, RotaVersion]:
    """Change the draft, note the step and who made it."""
    draft = base.current
    told = figures(after.evaluation)
    if draft is None or draft.status is not RotaStatus.DRAFT:
        draft = rotas.add_draft(
            session,
            plan_id=plan_id,
            problem_version_id=base.problem_id,
            run_id=None,
            rota=base.contents.rota,
            figures=told,
        )
        rotas.keep_verdict(session, draft.id, code_version(), base.contents.evaluation)
    rotas.replace_cells(session, draft.id, found.after, told)
    reason = order.reason.strip()[:LONGEST_REASON] or None
    done = edits.add_edit(
        session,
        plan_id=plan_id,
        version_id=draft.id,
        who=who,
        kind=order.kind,
        content=_content(found),
        undoes=order.undoes,
        reason=reason if found.broken else None,
    )
    _log(session, plan_id, draft, done, found, who)
    return done, draft


def _content(found: Judged) -> dict[str, object]:
    return {
        "cells": written_change(found.before, found.after),
        "people": sorted(found.people),
        "posts": sorted(found.posts),
        "broken": sorted({one.rule_id for one in found.broken}),
    }


def _log(
    session: Session,
    plan_id: str,
    draft: RotaVersion,
    done: Edit,
    found: Judged,
    who: str,
) -> None:
    cells = ", ".join(f"{name} {day}" for name, day in found.after)
    audit.log(
        session,
        who,
        done.kind,
        ("plan", plan_id),
        version=draft.number,
        sequence=done.sequence,
        cells=cells,
        overridden=", ".join(done.content["broken"]) or None,
        reason=done.reason,
    )


def _remember(store: Store, draft: RotaVersion, after: Contents, sequence: int) -> None:
    made = Contents(
        sequence=sequence,
        problem=after.problem,
        rota=after.rota,
        evaluation=after.evaluation,
    )
    remember(store, draft.problem_version_id, draft.id, made)
