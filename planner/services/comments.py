"""Remarks people leave on cells for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.plans import load_plan
from planner.services.refusal import Refused
from planner.store import audit, edits, rotas
from planner.store import comments as rows
from planner.store.edits import EditKind
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.rota import Cell
    from planner.store.comments import Comment
    from planner.store.store import Session, Store

LONGEST = 1000


def add_comment(
    store: Store, plan_id: str, cell: Cell, text: str, *, who: str
) -> Comment:
    """Return a new comment on a cell; raise for a cell the plan does not have."""
    plan = load_plan(store, plan_id)
    plan.problem.employee(cell[0])
    if cell[1] not in plan.problem.period:
        raise Refused(message("{day} is not in the period of this plan.", day=cell[1]))
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise Refused(
            message("A comment has from 1 to {most} characters.", most=LONGEST)
        )
    with store.writing() as session:
        made = rows.add_comment(session, plan_id, cell, said, who)
        _announce(session, plan_id, cell, who)
        audit.log(session, who, "comment", ("plan", plan_id), comment=made.id)
    return made


def remove_comment(store: Store, plan_id: str, comment_id: int, *, who: str) -> Comment:
    """Return a comment, taken away; raise `UnknownId` if there is none."""
    with store.writing() as session:
        gone = rows.remove_comment(session, plan_id, comment_id, who)
        _announce(session, plan_id, gone.cell, who)
        audit.log(session, who, "remove comment", ("plan", plan_id), comment=gone.id)
    return gone


def list_comments(store: Store, plan_id: str) -> tuple[Comment, ...]:
    """Return the comments of a plan, the oldest first."""
    return load_plan(store, plan_id).comments


def _announce(session: Session, plan_id: str, cell: Cell, who: str) -> None:
    """Note a step in which nothing moves, for the pages that are open."""
    current = rotas.current_rota(session, plan_id)
    if current is None:
        return
    edits.lock(session, current.id)
    content = {"cells": [], "people": [cell[0]], "posts": [], "broken": []}
    edits.add_edit(
        session,
        plan_id=plan_id,
        version_id=current.id,
        who=who,
        kind=EditKind.COMMENT,
        content=content,
    )
