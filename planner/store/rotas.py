"""Versions of a rota and their verdicts: rows <-> values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from planner.domain.rota import Assignment, Cell, Rota
from planner.errors import UnknownId
from planner.evaluation.evaluate import Evaluation
from planner.store.cells import Cells
from planner.store.moment import now
from planner.store.status import RotaStatus
from planner.store.tables import AssignmentRow, RotaRow, VerdictRow
from planner.store.verdict import read, written

CURRENT = (RotaStatus.DRAFT, RotaStatus.PUBLISHED)
"""What people work on or go by; the rest is history or not decided yet."""


@dataclass(frozen=True, kw_only=True)
class RotaVersion:
    """A version of a rota, without its assignments."""

    id: int
    plan_id: str
    number: int
    problem_version_id: int
    run_id: int | None
    status: RotaStatus
    figures: Mapping[str, Any]
    created_at: datetime
    published_at: datetime | None


def rota_versions(session: Session, plan_id: str) -> list[RotaVersion]:
    """Return every version of the rota of a plan, the newest first."""
    rows = session.scalars(
        select(RotaRow)
        .where(RotaRow.plan_id == plan_id)
        .order_by(RotaRow.number.desc())
    )
    return [_version(row) for row in rows]


def current_rota(session: Session, plan_id: str) -> RotaVersion | None:
    """Return the newest version that nothing has replaced, if there is one."""
    row = session.scalar(
        select(RotaRow)
        .where(RotaRow.plan_id == plan_id, RotaRow.status.in_(CURRENT))
        # A withdrawal puts an older rota in force again under a newer number: the
        # draft someone works on still comes first.
        .order_by((RotaRow.status == RotaStatus.DRAFT).desc(), RotaRow.number.desc())
        .limit(1)
    )
    return _version(row) if row else None


def rota_in_force(session: Session, plan_id: str) -> RotaVersion | None:
    """Return the published version people go by, if there is one."""
    row = session.scalar(
        select(RotaRow).where(
            RotaRow.plan_id == plan_id, RotaRow.status == RotaStatus.PUBLISHED
        )
    )
    return _version(row) if row else None


def rota_version(session: Session, plan_id: str, number: int) -> RotaVersion:
    """Return a version of the rota of a plan; raise `UnknownId` if there is none."""
    row = session.scalar(
        select(RotaRow).where(RotaRow.plan_id == plan_id, RotaRow.number == number)
    )
    if row is None:
        raise UnknownId("version", str(number))
    return _version(row)


def rota_version_of_id(session: Session, version_id: int) -> RotaVersion:
    """Return the version with this id, which is there."""
    return _version(session.get_one(RotaRow, version_id))


def add_draft(
    session: Session,
    *,
    plan_id: str,
    problem_version_id: int,
    run_id: int | None,
    rota: Rota,
    figures: Mapping[str, Any],
) -> RotaVersion:
    """Return a new draft, added; it takes the place of drafts, never of what is out."""
    _replace_drafts(session, plan_id)
    row = _add_row(
        session,
        plan_id=plan_id,
        problem_version_id=problem_version_id,
        run_id=run_id,
        figures=dict(figures),
    )
    _add_assignments(session, row.id, rota)
    return _version(row)


def add_proposed(
    session: Session,
    *,
    plan_id: str,
    problem_version_id: int,
    run_id: int,
    rota: Rota,
    figures: Mapping[str, Any],
) -> RotaVersion:
    """Return a new version somebody has yet to decide on; the draft stays."""
    row = _add_row(
        session,
        plan_id=plan_id,
        problem_version_id=problem_version_id,
        run_id=run_id,
        figures=dict(figures),
        status=RotaStatus.PROPOSED,
    )
    _add_assignments(session, row.id, rota)
    return _version(row)


def found_by(session: Session, run_id: int) -> RotaVersion | None:
    """Return the version a calculation came to, if it came to one."""
    row = session.scalar(
        select(RotaRow).where(RotaRow.run_id == run_id).order_by(RotaRow.id).limit(1)
    )
    return _version(row) if row else None


def adopt(session: Session, version_id: int) -> None:
    """Make a proposed version the draft; the draft there was is history."""
    row = session.get_one(RotaRow, version_id)
    _replace_drafts(session, row.plan_id)
    row.status = RotaStatus.DRAFT
    session.flush()


def discard(session: Session, version_id: int) -> None:
    """Note that nobody wants a proposed version."""
    session.get_one(RotaRow, version_id).status = RotaStatus.DISCARDED


def _replace_drafts(session: Session, plan_id: str) -> None:
    session.execute(
        update(RotaRow)
        .where(RotaRow.plan_id == plan_id, RotaRow.status == RotaStatus.DRAFT)
        .values(status=RotaStatus.SUPERSEDED)
    )


def add_again(session: Session, version_id: int) -> RotaVersion:
    """Return a new version with what another one holds, any draft left as it is."""
    old = session.get_one(RotaRow, version_id)
    row = _add_row(
        session,
        plan_id=old.plan_id,
        problem_version_id=old.problem_version_id,
        run_id=old.run_id,
        figures=dict(old.figures),
    )
    _add_assignments(session, row.id, rota(session, version_id))
    return _version(row)


def _add_row(
    session: Session,
    *,
    plan_id: str,
    problem_version_id: int,
    run_id: int | None,
    figures: dict[str, Any],
    status: RotaStatus = RotaStatus.DRAFT,
) -> RotaRow:
    numbers = select(func.max(RotaRow.number)).where(RotaRow.plan_id == plan_id)
    row = RotaRow(
        plan_id=plan_id,
        number=(session.scalar(numbers) or 0) + 1,
        problem_version_id=problem_version_id,
        run_id=run_id,
        status=status,
        figures=figures,
        created_at=now(),
        published_at=None,
    )
    session.add(row)
    session.flush()
    return row


def publish(session: Session, version_id: int) -> None:
    """Make a draft the published rota; what was published before is superseded."""
    row = session.get_one(RotaRow, version_id)
    session.execute(
        update(RotaRow)
        .where(RotaRow.plan_id == row.plan_id, RotaRow.status == RotaStatus.PUBLISHED)
        .values(status=RotaStatus.SUPERSEDED)
    )
    row.status = RotaStatus.PUBLISHED
    row.published_at = now()
    session.flush()


def rota(session: Session, version_id: int) -> Rota:
    """Return the assignments of a version."""
    columns = (
        AssignmentRow.day,
        AssignmentRow.employee_id,
        AssignmentRow.start_minute,
        AssignmentRow.end_minute,
        AssignmentRow.post_id,
        AssignmentRow.place,
        AssignmentRow.pinned,
    )
    found = select(*columns).where(AssignmentRow.rota_version_id == version_id)
    return Rota(
        tuple(
            Assignment(
                date=day,
                employee_id=employee_id,
                start=start,
                end=end,
                post_id=post_id,
                place=place,
                pinned=pinned,
            )
            for day, employee_id, start, end, post_id, place, pinned in (
                session.execute(found)
            )
        )
    )


def replace_cells(
    session: Session, version_id: int, cells: Cells, figures: Mapping[str, Any]
) -> None:
    """Have cells of a draft hold other assignments, and note its new figures."""
    for employee_id, day in cells:
        session.execute(
            delete(AssignmentRow).where(
                AssignmentRow.rota_version_id == version_id,
                AssignmentRow.employee_id == employee_id,
                AssignmentRow.day == day,
            )
        )
    new = Rota(tuple(one for held in cells.values() for one in held))
    _add_assignments(session, version_id, new)
    session.get_one(RotaRow, version_id).figures = dict(figures)


def judge_by(
    session: Session,
    version_id: int,
    problem_version_id: int,
    figures: Mapping[str, Any],
) -> None:
    """Have a draft answer to another version of the problem of its plan."""
    row = session.get_one(RotaRow, version_id)
    row.problem_version_id = problem_version_id
    row.figures = dict(figures)
    session.flush()


def pinned(session: Session, version_id: int) -> Cells:
    """Return what people fixed in a version, by cell."""
    found: dict[Cell, tuple[Assignment, ...]] = {}
    for one in rota(session, version_id).assignments:
        if one.pinned:
            found[one.cell] = (*found.get(one.cell, ()), one)
    return found


def verdict(
    session: Session, version_id: int, code_version: str
) -> tuple[int, Evaluation] | None:
    """Return what this very code said of a version, if it has judged it.

    With it goes the number of the last edit that was judged.
    """
    row = session.get(VerdictRow, version_id)
    if row is None or row.code_version != code_version:
        return None
    return row.sequence, read(row.content)


def keep_verdict(
    session: Session,
    version_id: int,
    code_version: str,
    evaluation: Evaluation,
    sequence: int = 0,
) -> None:
    """Keep what this code says of a version, in place of what other code said."""
    session.merge(
        VerdictRow(
            rota_version_id=version_id,
            code_version=code_version,
            sequence=sequence,
            content=written(evaluation),
        )
    )


def _add_assignments(session: Session, version_id: int, rota: Rota) -> None:
    rows = [
        {
            "rota_version_id": version_id,
            "day": one.date,
            "employee_id": one.employee_id,
            "start_minute": one.start,
            "end_minute": one.end,
            "post_id": one.post_id,
            "place": one.place,
            "pinned": one.pinned,
        }
        for one in rota.assignments
    ]
    if rows:
        session.execute(insert(AssignmentRow), rows)


def _version(row: RotaRow) -> RotaVersion:
    return RotaVersion(
        id=row.id,
        plan_id=row.plan_id,
        number=row.number,
        problem_version_id=row.problem_version_id,
        run_id=row.run_id,
        status=row.status,
        figures=row.figures,
        created_at=row.created_at,
        published_at=row.published_at,
    )
