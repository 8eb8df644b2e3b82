"""What a calculation proposes beside the draft: compared, then adopted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.difference import PersonChange, by_person
from planner.domain.rota import Assignment
from planner.services.plans import Plan, load_plan, load_version
from planner.services.refusal import Conflict, Stale
from planner.services.runs import rota_before
from planner.store import audit, edits, rotas
from planner.store import runs as rows
from planner.store.edits import EditKind
from planner.store.runs import Run
from planner.store.status import RotaStatus
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.rota import Rota
    from planner.store.rotas import RotaVersion
    from planner.store.store import Session, Store

NOTHING = message("This calculation proposes nothing to decide on.")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The current rota as a person looked at it: its number and its last edit."""

    version: int
    sequence: int


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A proposed rota beside the current one."""

    run: Run
    plan: Plan
    """The plan as the proposal has it."""
    current: Plan
    """The plan as it stands."""
    people: tuple[PersonChange, ...]
    """What adopting it changes, person by person."""
    moved: tuple[PersonChange, ...]
    """What was changed in the current rota since the calculation was asked for."""
    unpinned: tuple[Assignment, ...]
    """What is fixed in the current rota and not held by the proposal."""
    untold: int | None
    """Days of people that differ from what is published; none where nothing is."""

    @property
    def cells(self) -> int:
        """How many days of people change."""
        return sum(len(one.days) for one in self.people)

    @property
    def seen(self) -> Seen:
        """The current rota, as adopting it has to name it."""
        return Seen(version=self.current.version, sequence=self.current.sequence)


def proposal(store: Store, plan_id: str, run_id: int) -> Proposal:
    """Return what a calculation proposes; raise `Conflict` where it proposes nothing.

    What was adopted or discarded is compared with the current rota all the same.
    """
    run = run_of(store, plan_id, run_id)
    with store.reading() as session:
        found = rotas.found_by(session, run_id)
        if found is None:
            raise Conflict(NOTHING)
        before = rota_before(session, run)
        in_force = rotas.rota_in_force(session, plan_id)
        told = rotas.rota(session, in_force.id) if in_force else None
    plan = load_version(store, plan_id, found.number)
    current = load_plan(store, plan_id)
    return Proposal(
        run=run,
        plan=plan,
        current=current,
        people=by_person(current.rota, plan.rota),
        moved=by_person(before, current.rota),
        unpinned=_unpinned(current.rota, plan.rota),
        untold=_days(by_person(told, plan.rota)) if told else None,
    )


def run_of(store: Store, plan_id: str, run_id: int) -> Run:
    """Return a calculation of a plan; raise `UnknownId` for one of another plan."""
    with store.reading() as session:
        return rows.run_of(session, plan_id, run_id)


def adopt_run(
    store: Store, plan_id: str, run_id: int, *, who: str, seen: Seen | None = None
) -> RotaVersion:
    """Make what a calculation proposes the draft; the draft there was is kept.

    `seen` is the current rota the person knows; without it, that of when the
    calculation was asked for. Raise `Stale` where it is another one by now.
    """
    with store.writing() as session:
        run, found = _undecided(session, plan_id, run_id)
        _check(session, run, seen)
        rotas.adopt(session, found.id)
        audit.log(
            session,
            who,
            "adopt",
            ("plan", plan_id),
            run=run_id,
            version=found.number,
        )
    return found


def discard_run(store: Store, plan_id: str, run_id: int, *, who: str) -> None:
    """Leave the draft as it is, and what a calculation proposes in the history."""
    with store.writing() as session:
        _, found = _undecided(session, plan_id, run_id)
        rotas.discard(session, found.id)
        audit.log(session, who, "discard", ("plan", plan_id), run=run_id)


def _undecided(session: Session, plan_id: str, run_id: int) -> tuple[Run, RotaVersion]:
    run = rows.run_of(session, plan_id, run_id)
    found = rotas.found_by(session, run_id)
    if found is None or found.status is not RotaStatus.PROPOSED:
        raise Conflict(NOTHING)
    return run, found


def _check(session: Session, run: Run, seen: Seen | None) -> None:
    """Raise `Stale` where the current rota is not the one the person knows."""
    current = rotas.current_rota(session, run.plan_id)
    if seen is None:
        same = (current.id if current else None) == run.base_version_id
        sequence = run.base_sequence
    else:
        same = (current.number if current else 0) == seen.version
        sequence = seen.sequence
    since = sequence if same else 0
    steps = edits.edits(session, current.id, since) if current else []
    moves = [step for step in steps if step.kind is not EditKind.COMMENT]
    if not same or moves:
        raise Stale(
            message(
                "The rota was changed meanwhile (last by {who}): look at what changed, "
                "then decide again.",
                who=moves[-1].who if moves else "–",
            )
        )


def _unpinned(now: Rota, then: Rota) -> tuple[Assignment, ...]:
    """Return what is fixed now and no longer held then."""
    return tuple(
        one
        for one in now.assignments
        if one.pinned and not _held(then.on(*one.cell), one)
    )


def _held(day: tuple[Assignment, ...], pin: Assignment) -> bool:
    """Return whether a day holds all of what was fixed, in one piece or several."""
    same = (a for a in day if (a.post_id, a.place) == (pin.post_id, pin.place))
    time = pin.start
    for one in sorted(same, key=lambda a: a.start):
        if one.start <= time < one.end:
            time = one.end
    return time >= pin.end


def _days(changes: tuple[PersonChange, ...]) -> int:
    return sum(len(one.days) for one in changes)
