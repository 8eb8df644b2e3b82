"""What granting a leave would do, in words, with the replacements to tick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.rota import Assignment, Cell
from planner.domain.work import Criticality
from planner.rules.rule import Violation
from planner.services.gaps import criticality_at
from planner.services.leave import LeavePreview
from planner.services.leave_order import LeaveOrder
from planner.services.replacing import Offer, Vacancy
from planner.services.shapes.edits import cells_as_text
from planner.solver.repair.situation import Hole
from planner.ui.views.cell import Held, told
from planner.ui.views.explained import effects
from planner.ui.views.plan_view import PlanView


@dataclass(frozen=True, kw_only=True)
class ShortHours:
    """Hours of a post that would lack people."""

    post: str
    service: str
    date: date
    start: int
    end: int
    missing: int
    critical: bool


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Someone who could stand in."""

    id: str
    name: str
    service: str
    takes: tuple[Held, ...]
    leaves: tuple[Held, ...]
    effects: tuple[tuple[str, float], ...]
    value: str
    """The change of her day, as the tick box sends it."""
    ticked: bool
    advised: bool


@dataclass(frozen=True, kw_only=True)
class ShortDay:
    """A date on which posts fall below their minimum."""

    date: date
    again: bool
    """Whether it is what is left after the advice just above."""
    holes: tuple[ShortHours, ...]
    offers: tuple[StandIn, ...]


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """All that the page shows."""

    order: LeaveOrder
    name: str
    seen: str
    lost: tuple[tuple[date, tuple[Held, ...]], ...]
    short: tuple[ShortDay, ...]
    below_target: tuple[ShortHours, ...]
    warnings: tuple[Violation, ...]
    """Hard rules."""
    remarks: tuple[Violation, ...]


def consequences(
    view: PlanView, found: LeavePreview, ticked: frozenset[Cell] | None
) -> Consequences:
    """Return what a leave would do; nothing ticked yet means what is advised."""
    return Consequences(
        order=found.order,
        name=found.problem.employee(found.order.employee_id).name,
        seen=found.seen,
        lost=tuple(
            (day, _held(view, held)) for (_, day), held in sorted(found.lost.items())
        ),
        short=tuple(_day(view, one, ticked) for one in _marked(found.vacancies)),
        below_target=tuple(_hours(view, h) for h in found.holes if not h.minimum),
        warnings=tuple(one for one in found.warnings if one.hard),
        remarks=tuple(one for one in found.warnings if not one.hard),
    )


def _marked(vacancies: Iterable[Vacancy]) -> list[tuple[Vacancy, bool]]:
    """Return the vacancies, each with whether it goes on from the one before."""
    days: set[date] = set()
    marked = []
    for one in vacancies:
        marked.append((one, one.date in days))
        days.add(one.date)
    return marked


def _day(
    view: PlanView, marked: tuple[Vacancy, bool], ticked: frozenset[Cell] | None
) -> ShortDay:
    one, again = marked
    return ShortDay(
        date=one.date,
        again=again,
        holes=tuple(_hours(view, hole) for hole in one.holes),
        offers=tuple(
            _stand_in(
                view,
                offer,
                ticked=offer == one.advised if ticked is None else offer.cell in ticked,
                advised=offer == one.advised,
            )
            for offer in one.offers
        ),
    )


def _stand_in(view: PlanView, offer: Offer, *, ticked: bool, advised: bool) -> StandIn:
    employee = view.problem.employee(offer.cell[0])
    return StandIn(
        id=employee.id,
        name=employee.name,
        service=view.problem.services_by_id[employee.home_service_id].name,
        takes=_held(view, offer.takes),
        leaves=_held(view, offer.leaves),
        effects=effects(view, offer.change),
        value=cells_as_text({offer.cell: offer.after}, {offer.cell: offer.before}),
        ticked=ticked,
        advised=advised,
    )


def _hours(view: PlanView, hole: Hole) -> ShortHours:
    post = view.problem.post(hole.post_id)
    service = view.problem.services_by_id.get(post.service_id or "")
    pole = view.problem.poles_by_id[post.pole_id]
    grave = criticality_at(view.problem, hole.post_id, hole.date, hole.start)
    return ShortHours(
        post=post.name,
        service=service.name if service else pole.name,
        date=hole.date,
        start=hole.start,
        end=hole.end,
        missing=hole.minimum or hole.target,
        critical=grave is not Criticality.NORMAL,
    )


def _held(view: PlanView, held: Iterable[Assignment]) -> tuple[Held, ...]:
    return tuple(told(view, one) for one in held)
