"""Versions of the needs of a plan: rows <-> values."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.demand.needs import Needs
from planner.store.moment import now
from planner.store.snapshot import restored_needs, snapshot
from planner.store.tables import NeedsRow


def keep_needs(session: Session, plan_id: str, needs: Needs, who: str) -> int:
    """Add the needs of a plan and return their number."""
    numbers = select(func.max(NeedsRow.number)).where(NeedsRow.plan_id == plan_id)
    number = (session.scalar(numbers) or 0) + 1
    session.add(
        NeedsRow(
            plan_id=plan_id,
            number=number,
            who=who,
            content=snapshot(needs),
            created_at=now(),
        )
    )
    session.flush()
    return number


def latest_needs(session: Session, plan_id: str) -> Needs | None:
    """Return the needs saved last for a plan; nothing before a first save."""
    content = session.scalar(
        select(NeedsRow.content)
        .where(NeedsRow.plan_id == plan_id)
        .order_by(NeedsRow.number.desc())
        .limit(1)
    )
    return restored_needs(content) if content is not None else None
