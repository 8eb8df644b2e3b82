"""Someone is absent: ask for ways to go on, follow them, take one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from planner.domain.clock import clock
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.services.code_version import code_version
from planner.services.deciding import Decided, Decision, keep_decision
from planner.services.refusal import Refused, Stale
from planner.solver.repair.event import Absent
from planner.store import audit, plans, publications, repairs, rotas
from planner.store.moment import now
from planner.store.publications import Told
from planner.store.repairs import Repair, Way
from planner.store.status import RepairStatus
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.rota import Assignment
    from planner.store.store import Session, Store
    from planner.text.message import Message

PATIENCE = timedelta(seconds=30)
"""Nobody waits longer for ways to go on."""
PROBLEMS_IN_MEMORY = 4
NO_ANSWER = message("The search for ways to go on ended unexpectedly; ask again.")


class Desk(Protocol):
    """Has questions answered."""

    def ask(self, repair_id: int) -> None:
        """Have a question answered."""

    def ensure(self, repair_id: int) -> None:
        """Have an open question answered, should its process have died."""


@dataclass(frozen=True, kw_only=True)
class Repairs:
    """A question and the ways found so far."""

    asked: Repair
    ways: tuple[Way, ...]
    problem: Problem
    """As it was when the question was asked."""
    published: bool = False
    """Whether the way that was taken is in force, or was."""
    told: tuple[Told, ...] = ()
    """Whom it was told to, once published."""

    @property
    def searching(self) -> bool:
        """Whether more ways may come."""
        return self.asked.status is RepairStatus.ASKED


def here() -> datetime:
    """Return the moment on the clock of this place, as rotas are written."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


def ask_repair(
    store: Store,
    desk: Desk,
    plan_id: str,
    absence: tuple[str, datetime, datetime],
    *,
    who: str,
    at: datetime | None = None,
) -> int:
    """Return the number of a new question: what to do about an absence.

    `absence` is an employee and from when to when, on the clock of the establishment;
    `at` is when it is decided, now unless told.
    """
    event = Absent(employee_id=absence[0], first=absence[1], last=absence[2])
    with store.reading() as session:
        newest = plans.latest_problem(session, plan_id)
    _check(_problem(store, newest.id), event)
    with store.writing() as session:
        current = rotas.current_rota(session, plan_id)
        if current is None:
            raise Refused(message("There is no rota to repair yet."))
        repair_id = repairs.add(
            session,
            plan_id=plan_id,
            versions=(newest.id, current.id),
            who=who,
            absence=absence,
            asked=at or here(),
        )
        asked = repairs.repair(session, repair_id)
        _log(session, who, "ask repair", asked, repair=repair_id)
    desk.ask(repair_id)
    return repair_id


def load_repairs(store: Store, desk: Desk, plan_id: str, repair_id: int) -> Repairs:
    """Return a question of a plan with the ways found so far.

    A question whose process died is asked again; one nobody answers is ended.
    """
    with store.reading() as session:
        asked = _of_plan(repairs.repair(session, repair_id), plan_id)
    if asked.status is RepairStatus.ASKED:
        if now() - asked.created_at > PATIENCE:
            with store.writing() as session:
                repairs.end(session, repair_id, RepairStatus.FAILED, reason=NO_ANSWER)
        else:
            desk.ensure(repair_id)
    with store.reading() as session:
        asked = repairs.repair(session, repair_id)
        ways = repairs.ways(session, repair_id)
        told = _told_of(session, asked)
    problem = _problem(store, asked.problem_version_id)
    return Repairs(
        asked=asked,
        ways=ways,
        problem=problem,
        published=told is not None,
        told=tuple(told or ()),
    )


def _told_of(session: Session, asked: Repair) -> list[Told] | None:
    """Return whom a way that was taken was told to; nothing while it is a draft."""
    if asked.made_version is None:
        return None
    version = rotas.rota_version(session, asked.plan_id, asked.made_version)
    made = publications.publication_of(session, version.id)
    return publications.told_of(session, made.id) if made else None


def accept_repair(
    store: Store,
    plan_id: str,
    repair_id: int,
    number: int,
    *,
    who: str,
    now: datetime,
    language: str,
) -> Decided:
    """Take a way: the absence and the changes become a version, told to people.

    It is in force at once where people go by a published rota (see `deciding`). `now`
    is in the time of the establishment, `language` that of the reason kept with it.
    Raise `Stale`, with what differs, where the rota or the needs have changed since.
    """
    with store.reading() as session:
        asked = _of_plan(repairs.repair(session, repair_id), plan_id)
        way = _way(repairs.ways(session, repair_id), repair_id, number)
        planned = rotas.rota(session, asked.rota_version_id)
        judged = repairs.verdict(session, repair_id, number)
    was = _problem(store, asked.problem_version_id)
    event = Absent(employee_id=asked.employee_id, first=asked.first, last=asked.last)
    problem, rota = event.problem(was), planned.with_cells(way.cells)
    # Judged before the database is locked: it takes a second or two.
    judged = judged or evaluate(problem, rota)
    with store.writing() as session:
        _check_fresh(session, asked, was, way)
        kept, _ = plans.keep_problem(session, plan_id, problem, code_version())
        decided = keep_decision(
            session,
            Decision(
                plan_id=plan_id,
                problem=problem,
                problem_version_id=kept.id,
                rota=rota,
                judged=judged,
                who=who,
                now=now,
                reason=_reason(was, asked).say(language),
                aware=_aware(asked, way),
            ),
        )
        taken = (number, decided.version)
        repairs.end(session, repair_id, RepairStatus.ACCEPTED, accepted=taken)
        detail = {"repair": repair_id, "option": number, "version": decided.version}
        _log(session, who, "accept repair", asked, **detail)
    return decided


def _reason(problem: Problem, asked: Repair) -> Message:
    """Return why a rota changes; the motive of an absence is nobody's business."""
    name = problem.employee(asked.employee_id).name
    return message("Absence of {name}", name=name)


def _aware(asked: Repair, way: Way) -> str:
    """Return who is absent, where nothing but her absence changes for her."""
    last = (asked.last - timedelta(minutes=1)).date()
    hers = [day for name, day in way.cells if name == asked.employee_id]
    known = all(asked.first.date() <= day <= last for day in hers)
    return asked.employee_id if known else ""


def _log(session: Session, who: str, act: str, asked: Repair, **detail: int) -> None:
    person = asked.employee_id
    audit.log(session, who, act, ("plan", asked.plan_id), employee=person, **detail)


def _check_fresh(session: Session, asked: Repair, was: Problem, way: Way) -> None:
    """Raise `Stale` where a way no longer fits what is there."""
    if repairs.repair(session, asked.id).status is RepairStatus.ACCEPTED:
        raise Stale(message("A way to go on was taken already."))
    if plans.latest_problem(session, asked.plan_id).id != asked.problem_version_id:
        raise Stale(
            message(
                "The needs or the people have changed since the ways were looked for: "
                "ask again."
            )
        )
    current = rotas.current_rota(session, asked.plan_id)
    now_held = rotas.rota(session, current.id) if current else Rota()
    if repairs.digest(now_held) == asked.rota_digest:
        return
    raise Stale(_difference(was, way, now_held))


def _difference(problem: Problem, way: Way, now_held: Rota) -> Message:
    """Return what someone else has changed, of the days the way would change."""
    for (employee_id, day), before in way.before.items():
        held = now_held.on(employee_id, day)
        if held != before:
            return message(
                "The day of {name} on {day} was changed since the ways were looked "
                "for: {before}, now {held}. Ask again.",
                name=problem.employee(employee_id).name,
                day=day,
                before=_told(problem, before),
                held=_told(problem, held),
            )
    return message(
        "The rota was changed since the ways were looked for, for other people than "
        "these. Ask again."
    )


def _told(problem: Problem, held: tuple[Assignment, ...]) -> str:
    times = (
        f"{clock(a.start)}–{clock(a.end)} {problem.post(a.post_id).name}" for a in held
    )
    return ", ".join(times) or "—"


@lru_cache(maxsize=PROBLEMS_IN_MEMORY)
def _problem(store: Store, version_id: int) -> Problem:
    """Return the problem of a version, which never changes."""
    with store.reading() as session:
        return plans.problem(session, version_id)


def _check(problem: Problem, event: Absent) -> None:
    """Raise a refusal for a person or dates that are not in the plan."""
    problem.employee(event.employee_id)
    last = (event.last - timedelta(minutes=1)).date()
    if last < problem.period.start or event.first.date() > problem.period.end:
        raise Refused(
            message(
                "The absence is not in the period of this plan ({start} to {end}).",
                start=problem.period.start,
                end=problem.period.end,
            )
        )
    if last - event.first.date() > timedelta(days=len(problem.period.days)):
        raise Refused(message("The absence lasts longer than the period."))


def _of_plan(asked: Repair, plan_id: str) -> Repair:
    if asked.plan_id != plan_id:
        raise UnknownId("repair", str(asked.id))
    return asked


def _way(ways: tuple[Way, ...], repair_id: int, number: int) -> Way:
    for way in ways:
        if way.number == number:
            return way
    raise UnknownId("repair", f"{repair_id}/{number}")
