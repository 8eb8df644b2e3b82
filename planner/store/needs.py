"""Versions of the needs of a plan: rows <-> values."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.demand.needs import Needs
from planner.store.moment import now
from planner.store.snapshot import restored_needs, snapshot
from planner.store.tables import NeedsRow


def keep_needs(session: Session, plan_id: str, stated: Needs, who: str) -> int:
    """Add the needs of a plan and return their number."""
    numbers = select(func.max(NeedsRow.number)).where(NeedsRow.plan_id == plan_id)
    number = (session.scalar(numbers) or 0) + 1
    session.add(
        NeedsRow(
            plan_id=plan_id,
            number=number,
            who=who,
            content=snapshot(stated),
            created_at=now(),
        )
    )
    session.flush()
    return number


def latest_id(session: Session, plan_id: str) -> int | None:
    """Return the id of the needs saved last for a plan; nothing before a first save."""
    return session.scalar(
        select(NeedsRow.id)
        .where(NeedsRow.plan_id == plan_id)
        .order_by(NeedsRow.number.desc())
        .limit(1)
    )


def needs(session: Session, needs_id: int) -> Needs:
    """Return the needs of a version."""
    return restored_needs(
        session.scalars(select(NeedsRow.content).where(NeedsRow.id == needs_id)).one()
    )
