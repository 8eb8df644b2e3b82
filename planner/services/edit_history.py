"""Take edits back and make them again; tell what others changed."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.services.edits import Edited, Order, edit_cells
from planner.services.refusal import NothingToDo
from planner.store import edits, plans, rotas
from planner.store.edits import Edit, EditKind
from planner.store.status import RotaStatus
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.store.store import Store

STEPS_BACK = 50
SILENT = (EditKind.COMMENT, EditKind.LEAVE)
"""Steps nobody takes back here: nothing moved, or leave is to be withdrawn first."""


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What one person may take back and make again."""

    undo: int | None
    """The step taken back next; none where there is none."""
    redo: int | None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What happened to a plan after a step a page knows."""

    version: int
    sequence: int
    replaced: bool
    """Whether another version took the place of the one the page shows."""
    restated: bool
    """Whether people, skills, leave or needs are not those the page shows."""
    people: tuple[str, ...]
    posts: tuple[str, ...]
    who: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.replaced or self.restated or self.who)


def undo(store: Store, plan_id: str, *, who: str) -> Edited:
    """Take back the last edit of this person; raise `NothingToDo` if there is none.

    Raise `Stale` where somebody changed the same cell since.
    """
    ahead, version_id = _ahead(store, plan_id, who)
    if ahead.undo is None or version_id is None:
        raise NothingToDo(message("There is nothing to undo."))
    return _back(store, plan_id, version_id, ahead.undo, EditKind.UNDO, who)


def redo(store: Store, plan_id: str, *, who: str) -> Edited:
    """Make again the last edit this person took back, as `undo` does."""
    ahead, version_id = _ahead(store, plan_id, who)
    if ahead.redo is None or version_id is None:
        raise NothingToDo(message("There is nothing to redo."))
    return _back(store, plan_id, version_id, ahead.redo, EditKind.REDO, who)


def ahead_of(store: Store, plan_id: str, who: str) -> Ahead:
    """Return what this person may take back and make again."""
    return _ahead(store, plan_id, who)[0]


def list_edits(store: Store, plan_id: str, after: int = 0) -> tuple[Edit, ...]:
    """Return the steps of the current version after one of them, in order."""
    with store.reading() as session:
        plans.plan(session, plan_id)
        current = rotas.current_rota(session, plan_id)
        return tuple(edits.edits(session, current.id, after)) if current else ()


def changes_since(
    store: Store, plan_id: str, version: int, after: int, problem: int | None = None
) -> Changes:
    """Return on which rows the steps show that a page does not know yet.

    `problem` is the number of the problem it shows; without it nobody asks.
    """
    with store.reading() as session:
        newest = plans.latest_problem(session, plan_id).number
        current = rotas.current_rota(session, plan_id)
        same = current is not None and current.number == version
        known = after if same else 0
        steps = edits.edits(session, current.id, known) if current else []
    number = current.number if current else 0
    return Changes(
        version=number,
        sequence=steps[-1].sequence if steps else known,
        replaced=number != version,
        restated=problem is not None and problem != newest,
        people=_named(steps, "people"),
        posts=_named(steps, "posts"),
        who=tuple(dict.fromkeys(step.who for step in steps)),
    )


def _named(steps: Iterable[Edit], key: str) -> tuple[str, ...]:
    return tuple(sorted({name for step in steps for name in step.content[key]}))


def _ahead(store: Store, plan_id: str, who: str) -> tuple[Ahead, int | None]:
    with store.reading() as session:
        plans.plan(session, plan_id)
        current = rotas.current_rota(session, plan_id)
        # What is published stays: there is nothing to take back in it.
        if current is None or current.status is not RotaStatus.DRAFT:
            return Ahead(undo=None, redo=None), None
        return ahead_in(edits.steps(session, current.id), who), current.id


def ahead_in(steps: Iterable[tuple[int, EditKind, str]], who: str) -> Ahead:
    """Return what `who` may take back and make again after these steps."""
    done: deque[int] = deque(maxlen=STEPS_BACK)
    undone: list[int] = []
    for number, kind, author in steps:
        if author != who or kind in SILENT:
            continue
        if kind is EditKind.UNDO and done:
            undone.append(done.pop())
        elif kind is EditKind.REDO and undone:
            done.append(undone.pop())
        else:
            done.append(number)
            undone.clear()
    return Ahead(undo=done[-1] if done else None, redo=undone[-1] if undone else None)


def _back(
    store: Store, plan_id: str, version_id: int, number: int, kind: EditKind, who: str
) -> Edited:
    with store.reading() as session:
        step = edits.edit(session, version_id, number)
    if step is None:
        raise NothingToDo(message("There is nothing to undo."))
    there, here = step.before, step.after
    if kind is EditKind.REDO:
        there, here = here, there
    order = Order(wanted=there, seen=here, kind=kind, undoes=number)
    return edit_cells(store, plan_id, order, who=who)
