"""Plans and versions of their problems: rows <-> values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from planner.domain.problem import Problem
from planner.errors import UnknownId
from planner.store.moment import now
from planner.store.snapshot import digest, restored, snapshot
from planner.store.tables import PlanRow, ProblemRow


@dataclass(frozen=True, kw_only=True)
class PlanRecord:
    """A plan as it is listed."""

    id: str
    title: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProblemVersion:
    """A version of the problem of a plan, without the problem itself."""

    id: int
    plan_id: str
    number: int
    digest: str
    first_day: date
    last_day: date
    people: int


def plans(session: Session) -> list[PlanRecord]:
    """Return every plan, the newest first."""
    rows = session.scalars(select(PlanRow).order_by(PlanRow.created_at.desc()))
    return [_plan(row) for row in rows]


def plan(session: Session, plan_id: str) -> PlanRecord:
    """Return a plan; raise `UnknownId` if there is none of that id."""
    row = session.get(PlanRow, plan_id)
    if row is None:
        raise UnknownId("plan", plan_id)
    return _plan(row)


def keep_plan(session: Session, plan_id: str, title: str) -> None:
    """Add a plan, or give the one there is its new title."""
    row = session.get(PlanRow, plan_id)
    if row is None:
        session.add(PlanRow(id=plan_id, title=title, created_at=now()))
        session.flush()
    else:
        row.title = title


def keep_problem(
    session: Session, plan_id: str, problem: Problem, code_version: str
) -> tuple[ProblemVersion, bool]:
    """Return the version that holds this problem, and whether it was added now.

    What was there before and was changed since becomes the newest again: a new row.
    """
    content = snapshot(problem)
    newest = session.scalar(_newest(plan_id))
    if newest is not None and newest.digest == digest(content):
        return _version(newest), False
    row = ProblemRow(
        plan_id=plan_id,
        number=_last_number(session, plan_id) + 1,
        digest=digest(content),
        code_version=code_version,
        first_day=problem.period.start,
        last_day=problem.period.end,
        people=len(problem.employees),
        content=content,
        created_at=now(),
    )
    session.add(row)
    session.flush()
    return _version(row), True


def latest_problem(session: Session, plan_id: str) -> ProblemVersion:
    """Return the newest version of the problem of a plan.

    Raise `UnknownId` if there is no such plan: no plan is without a problem.
    """
    row = session.scalar(_newest(plan_id))
    if row is None:
        raise UnknownId("plan", plan_id)
    return _version(row)


def problem_numbered(session: Session, plan_id: str, number: int) -> ProblemVersion:
    """Return a version of the problem of a plan; raise `UnknownId` for none."""
    row = session.scalar(
        select(ProblemRow).where(
            ProblemRow.plan_id == plan_id, ProblemRow.number == number
        )
    )
    if row is None:
        raise UnknownId("version", str(number))
    return _version(row)


def problem(session: Session, version_id: int) -> Problem:
    """Return the problem of a version."""
    return restored(
        session.scalars(
            select(ProblemRow.content).where(ProblemRow.id == version_id)
        ).one()
    )


def _newest(plan_id: str) -> Select[ProblemRow]:
    return (
        select(ProblemRow)
        .where(ProblemRow.plan_id == plan_id)
        .order_by(ProblemRow.number.desc())
        .limit(1)
    )


def _last_number(session: Session, plan_id: str) -> int:
    numbers = select(func.max(ProblemRow.number)).where(ProblemRow.plan_id == plan_id)
    return session.scalar(numbers) or 0


def _plan(row: PlanRow) -> PlanRecord:
    return PlanRecord(id=row.id, title=row.title, created_at=row.created_at)


def _version(row: ProblemRow) -> ProblemVersion:
    return ProblemVersion(
        id=row.id,
        plan_id=row.plan_id,
        number=row.number,
        digest=row.digest,
        first_day=row.first_day,
        last_day=row.last_day,
        people=row.people,
    )
