"""What people wrote on cells of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.rota import Cell
from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.tables import CommentRow


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A remark on someone's day."""

    id: int
    employee_id: str
    date: date
    at: datetime
    who: str
    text: str

    @property
    def cell(self) -> Cell:
        """The cell it is on."""
        return (self.employee_id, self.date)


def comments(session: Session, plan_id: str) -> list[Comment]:
    """Return the comments of a plan that nobody took away, the oldest first."""
    found = (
        select(CommentRow)
        .where(CommentRow.plan_id == plan_id, CommentRow.removed_at.is_(None))
        .order_by(CommentRow.id)
    )
    return [_comment(row) for row in session.scalars(found)]


def add_comment(
    session: Session, plan_id: str, cell: Cell, text: str, who: str
) -> Comment:
    """Return a new comment."""
    row = CommentRow(
        plan_id=plan_id,
        employee_id=cell[0],
        day=cell[1],
        at=now(),
        who=who,
        text=text,
    )
    session.add(row)
    session.flush()
    return _comment(row)


def remove_comment(
    session: Session, plan_id: str, comment_id: int, who: str
) -> Comment:
    """Return a comment, taken away; raise `UnknownId` if there is none."""
    row = session.get(CommentRow, comment_id)
    if row is None or row.plan_id != plan_id or row.removed_at is not None:
        raise UnknownId("comment", str(comment_id))
    row.removed_at = now()
    row.removed_by = who
    return _comment(row)


def _comment(row: CommentRow) -> Comment:
    return Comment(
        id=row.id,
        employee_id=row.employee_id,
        date=row.day,
        at=row.at,
        who=row.who,
        text=row.text,
    )
