"""Steps of editing a version of a rota: written once, in one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.store.cells import Cells, read_change
from planner.store.moment import now
from planner.store.tables import EditRow, RotaRow


class EditKind(StrEnum):
    """What a person did."""

    EDIT = "edit"
    MOVE = "move"
    PIN = "pin"
    UNPIN = "unpin"
    UNDO = "undo"
    REDO = "redo"
    COMMENT = "comment"
    """Nothing moved: listed so that open pages hear of it."""
    LEAVE = "leave"
    """Someone is away: what she held is given up, or given to others."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One step."""

    sequence: int
    at: datetime
    who: str
    kind: EditKind
    undoes: int | None
    reason: str | None
    content: Mapping[str, Any]

    @cached_property
    def before(self) -> Cells:
        """The cells as they were."""
        return read_change(self.content["cells"], "before")

    @cached_property
    def after(self) -> Cells:
        """The cells as it left them."""
        return read_change(self.content["cells"], "after")


def lock(session: Session, version_id: int) -> None:
    """Have others who would edit this version wait for the end of the transaction."""
    held = select(RotaRow.id).where(RotaRow.id == version_id).with_for_update()
    session.execute(held)


def last_sequence(session: Session, version_id: int) -> int:
    """Return the number of the last step of a version, 0 before the first."""
    last = select(func.max(EditRow.sequence)).where(
        EditRow.rota_version_id == version_id
    )
    return session.scalar(last) or 0


def add_edit(
    session: Session,
    *,
    plan_id: str,
    version_id: int,
    who: str,
    kind: EditKind,
    content: Mapping[str, Any],
    undoes: int | None = None,
    reason: str | None = None,
) -> Edit:
    """Return a new step, added after the last; the caller holds the lock."""
    row = EditRow(
        plan_id=plan_id,
        rota_version_id=version_id,
        sequence=last_sequence(session, version_id) + 1,
        at=now(),
        who=who,
        kind=kind,
        undoes=undoes,
        reason=reason,
        content=dict(content),
    )
    session.add(row)
    session.flush()
    return _edit(row)


def edits(session: Session, version_id: int, after: int = 0) -> list[Edit]:
    """Return the steps of a version that follow the step `after`, in order."""
    found = (
        select(EditRow)
        .where(EditRow.rota_version_id == version_id, EditRow.sequence > after)
        .order_by(EditRow.sequence)
    )
    return [_edit(row) for row in session.scalars(found)]


def edit(session: Session, version_id: int, sequence: int) -> Edit | None:
    """Return one step of a version, if there is one of that number."""
    row = session.scalar(
        select(EditRow).where(
            EditRow.rota_version_id == version_id, EditRow.sequence == sequence
        )
    )
    return _edit(row) if row else None


def steps(session: Session, version_id: int) -> list[tuple[int, EditKind, str]]:
    """Return number, kind and author of every step of a version, in order."""
    found = (
        select(EditRow.sequence, EditRow.kind, EditRow.who)
        .where(EditRow.rota_version_id == version_id)
        .order_by(EditRow.sequence)
    )
    return [
        (number, EditKind(kind), who) for number, kind, who in session.execute(found)
    ]


def _edit(row: EditRow) -> Edit:
    return Edit(
        sequence=row.sequence,
        at=row.at,
        who=row.who,
        kind=EditKind(row.kind),
        undoes=row.undoes,
        reason=row.reason,
        content=row.content,
    )
