"""Leave: what granting it would do, granting it with replacements, taking it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.domain.absence import Absence
from planner.domain.freed import freed
from planner.domain.problem import Problem
from planner.domain.rota import merged
from planner.errors import UnknownId
from planner.evaluation.difference import worsened
from planner.rules.rule import COVERAGE, Violation
from planner.services.judging import checked
from planner.services.leave_order import LeaveOrder
from planner.services.refusal import Refused, Stale
from planner.services.replacing import Vacancy, vacancies
from planner.services.restating import Restated, Standing, restate, standing
from planner.solver.repair.event import Absent
from planner.solver.repair.option import RepairOption, option_of
from planner.solver.repair.situation import Hole, Situation
from planner.store import audit
from planner.store import leave as rows
from planner.store.cells import Cells
from planner.store.leave import LeaveKind, key_of
from planner.text.message import message

if TYPE_CHECKING:
    from planner.store.plans import ProblemVersion
    from planner.store.store import Session, Store

ID_LENGTH = 16
A_DAY = timedelta(days=1)


class StaleLeave(Stale):
    """The days of a leave are not any more what they were when it was looked at."""


@dataclass(frozen=True, kw_only=True)
class Leave:
    """An absence of a plan, with why, where that is known."""

    id: str
    absence: Absence
    kind: LeaveKind | None


@dataclass(frozen=True, kw_only=True)
class LeaveBook:
    """Every absence of a plan."""

    problem: Problem
    """The newest of the plan."""
    leaves: tuple[Leave, ...]
    version: str

    def leave(self, leave_id: str) -> Leave:
        """Return one of them; raise `UnknownId` if it is not there (any more)."""
        for one in self.leaves:
            if one.id == leave_id:
                return one
        raise UnknownId("absence", leave_id)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The days of others that change with a leave, and what they held when seen."""

    wanted: Cells = field(default_factory=dict)
    seen: Cells = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LeavePreview:
    """What granting a leave would do, before anything is kept."""

    order: LeaveOrder
    problem: Problem
    """With the leave in it."""
    seen: str
    """To give back when granting."""
    lost: Cells
    """Her days that change, as they are now."""
    holes: tuple[Hole, ...]
    """All that is shorter of people than planned, by date."""
    vacancies: tuple[Vacancy, ...]
    """What falls below a minimum, with those who could stand in."""
    warnings: tuple[Violation, ...]
    """What the rules say of it, missing people apart: the hard ones first."""


@dataclass(frozen=True, kw_only=True)
class Granted:
    """A leave granted."""

    leave_id: str
    freed: int
    """Days of hers that were given up."""
    replaced: int
    """Days of others that changed."""
    uncovered: tuple[Hole, ...]
    """What stays below its minimum because of it."""


def leave_book(store: Store, plan_id: str) -> LeaveBook:
    """Return the absences of a plan; raise `UnknownId` if there is no such plan."""
    now = standing(store, plan_id)
    with store.reading() as session:
        known = rows.kinds(session, plan_id)
    return LeaveBook(
        problem=now.problem,
        leaves=tuple(
            Leave(id=id_of(one), absence=one, kind=known.get(key_of(one)))
            for one in dict.fromkeys(now.problem.absences)
        ),
        version=_digest(
            repr(now.problem.absences) + repr(sorted(map(repr, known.items())))
        ),
    )


def preview_leave(
    store: Store, plan_id: str, order: LeaveOrder, *, at: datetime
) -> LeavePreview:
    """Return what granting a leave would do; raise `Refused` for one that cannot be.

    `at` is the present moment of the establishment: what is past is left alone.
    """
    now = standing(store, plan_id)
    situation = _situation(now, order, at)
    caused = situation.caused
    told = worsened(situation.outcome(_tied(situation)))
    said = [one for one in told if one.level not in COVERAGE]
    return LeavePreview(
        order=order,
        problem=situation.problem,
        seen=_seen(now, situation),
        lost={cell: now.rota.on(*cell) for cell in situation.lost},
        holes=tuple(
            sorted(situation.holes(caused), key=lambda h: (h.date, h.start, h.post_id))
        ),
        vacancies=vacancies(situation),
        warnings=tuple(sorted(said, key=lambda one: not one.hard)),
    )


def grant_leave(
    store: Store,
    plan_id: str,
    order: LeaveOrder,
    *,
    who: str,
    at: datetime,
    chosen: Chosen | None = None,
    seen: str | None = None,
) -> Granted:
    """Grant a leave and put the replacements in the draft: both, or neither.

    Raise `StaleLeave` where her days, or those of who replaces her, are not what they
    were when `seen`, `Refused` for a replacement that breaks a hard rule.
    """
    taken = chosen or Chosen()
    options: list[RepairOption] = []

    def decide(now: Standing) -> Restated:
        situation = _situation(now, order, at)
        _check_seen(now, situation, seen, taken)
        cells = {
            cell: merged(checked(situation.problem, cell, held))
            for cell, held in taken.wanted.items()
        }
        _check_fixed(now, {**situation.lost, **cells})
        option = option_of(situation, cells)
        if option.broken:
            raise Refused(option.broken[0].message)
        options.append(option)
        return Restated(problem=situation.problem, cells={**situation.lost, **cells})

    def note(session: Session, kept: ProblemVersion) -> None:
        rows.keep_leave(session, plan_id, absence, order.kind, who)
        _log(session, who, "grant_leave", plan_id, absence, kept)

    absence = order.absence()
    done = restate(store, plan_id, decide, note, who=who)
    hers = [cell for cell in done.cells if cell[0] == order.employee_id]
    return Granted(
        leave_id=id_of(absence),
        freed=len(hers),
        replaced=len(done.cells) - len(hers),
        uncovered=tuple(h for h in options[-1].uncovered if h.minimum),
    )


def withdraw_leave(store: Store, plan_id: str, leave_id: str, *, who: str) -> Leave:
    """Take a leave back; she may be planned again, and nothing is planned for her.

    Raise `UnknownId` for one that is not there, or is not any more.
    """
    return _replaced(store, plan_id, leave_id, None, who=who)


def shorten_leave(
    store: Store, plan_id: str, leave_id: str, first: date, last: date, *, who: str
) -> Leave:
    """Leave of a leave only the dates from `first` to `last`, which lie in it."""
    return _replaced(store, plan_id, leave_id, (first, last), who=who)


def id_of(absence: Absence) -> str:
    """Return the id of an absence: what it says, so that a changed one is another."""
    return _digest(repr(key_of(absence)))


def _replaced(
    store: Store,
    plan_id: str,
    leave_id: str,
    dates: tuple[date, date] | None,
    *,
    who: str,
) -> Leave:
    """Put another absence, or none, in place of one; return the one there was."""
    found: list[Leave] = []
    left: list[Absence] = []

    def decide(now: Standing) -> Restated:
        was = leave_book(store, plan_id).leave(leave_id)
        kept = [one for one in now.problem.absences if id_of(one) != leave_id]
        left[:] = [_within(was.absence, *dates)] if dates else []
        found.append(was)
        return Restated(problem=now.problem.replace(absences=(*kept, *left)))

    def note(session: Session, kept: ProblemVersion) -> None:
        was = found[-1]
        rows.end_leave(session, plan_id, was.absence, who)
        for one in left:
            if was.kind is not None:
                rows.keep_leave(session, plan_id, one, was.kind, who)
        act = "shorten_leave" if left else "withdraw_leave"
        _log(session, who, act, plan_id, was.absence, kept)

    restate(store, plan_id, decide, note, who=who)
    return found[-1]


def _within(was: Absence, first: date, last: date) -> Absence:
    if not was.first <= first <= last <= was.last:
        raise Refused(
            message(
                "A leave is shortened to dates within it, from {first} to {last}: "
                "grant another one for the days beyond.",
                first=was.first,
                last=was.last,
            )
        )
    return replace(was, first=first, last=last)


def _situation(now: Standing, order: LeaveOrder, at: datetime) -> Situation:
    """Return what the leave makes of the rota; raise `Refused` if it cannot be."""
    absence = order.absence()
    _check_free(now.problem, absence)
    lost = freed(now.problem.period, now.rota, absence)
    return Situation(
        was=now.problem,
        planned=now.rota,
        problem=now.problem.replace(absences=(*now.problem.absences, absence)),
        rota=now.rota.with_cells(lost) if lost else now.rota,
        event=Absent(
            employee_id=order.employee_id,
            first=datetime.combine(order.first, time()),
            last=datetime.combine(order.last + A_DAY, time()),
        ),
        lost=lost,
        now=at,
    )


def _tied(situation: Situation) -> Cells:
    """Return the days of those whose absences go with hers: the rules look at them."""
    absence = situation.problem.absences[-1]
    ties = situation.problem.couplings_of.get(absence.employee_id, ())
    names = {one for tie in ties for one in (tie.employee_id, tie.colleague_id) if one}
    return {
        (name, day): situation.rota.on(name, day)
        for name in sorted(names - {absence.employee_id})
        for day in situation.problem.period.days
        if absence.first <= day <= absence.last
    }


def _check_free(problem: Problem, absence: Absence) -> None:
    """Raise a refusal for someone unknown or away already, or dates outside."""
    employee = problem.employee(absence.employee_id)
    period = problem.period
    if absence.last < period.start or absence.first > period.end:
        raise Refused(
            message(
                "The absence is not in the period of this plan ({start} to {end}).",
                start=period.start,
                end=period.end,
            )
        )
    for one in problem.absences_of.get(employee.id, ()):
        apart = absence.last < one.first or one.last < absence.first
        if not apart and one.minutes_on(one.first, absence.start, absence.end):
            raise Refused(
                message(
                    "{name} is away from {first} to {last} already: withdraw or "
                    "shorten that leave first.",
                    name=employee.name,
                    first=one.first,
                    last=one.last,
                )
            )


def _check_seen(
    now: Standing, situation: Situation, seen: str | None, chosen: Chosen
) -> None:
    problem = situation.problem
    if seen is not None and seen != _seen(now, situation):
        name = (
            situation.event.employee_id if isinstance(situation.event, Absent) else ""
        )
        raise StaleLeave(
            message(
                "What {name} does on these days was changed since you looked: look at "
                "what the leave does now, then decide again.",
                name=problem.employee(name).name,
            )
        )
    for cell, held in chosen.seen.items():
        if tuple(held) != now.rota.on(*cell):
            raise StaleLeave(
                message(
                    "The day of {name} on {day} has changed since you looked: look at "
                    "who could stand in now, then decide again.",
                    name=problem.employee(cell[0]).name,
                    day=cell[1],
                )
            )


def _check_fixed(now: Standing, cells: Cells) -> None:
    for cell, held in cells.items():
        if any(one.pinned and one not in held for one in now.rota.on(*cell)):
            raise Refused(
                message(
                    "What {name} does on {day} is fixed: unfix it first.",
                    name=now.problem.employee(cell[0]).name,
                    day=cell[1],
                )
            )


def _seen(now: Standing, situation: Situation) -> str:
    """Return what stands for all of hers that the leave takes."""
    held = [now.rota.on(*cell) for cell in sorted(situation.lost)]
    return _digest(repr(held))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:ID_LENGTH]


def _log(
    session: Session,
    who: str,
    act: str,
    plan_id: str,
    absence: Absence,
    kept: ProblemVersion,
) -> None:
    """Note who did it and for when, never why: the register is read by others."""
    audit.log(
        session,
        who,
        act,
        ("plan", plan_id),
        employee=absence.employee_id,
        first=absence.first.isoformat(),
        last=absence.last.isoformat(),
        problem_version=kept.number,
    )
