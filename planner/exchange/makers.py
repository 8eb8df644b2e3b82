"""Domain values whose columns are not all fields of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.place import Site
from planner.domain.room import LoneRisk
from planner.domain.rota import Assignment
from planner.domain.rotation import ProtectedBlock
from planner.domain.stream import WorkStream
from planner.domain.window import Window
from planner.exchange.intake import Intake, closed_for, intake_of
from planner.exchange.public_holidays import public_holidays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.domain.period import Period
    from planner.exchange.needs import Holidays


def site_maker(period: Period | None) -> Callable[..., Site]:
    """Return what makes a site; without a period, no public holiday is known."""

    def make(*, zone: str, **fields: Any) -> Site:
        closed = public_holidays(zone, period) if period else frozenset()
        return Site(zone=zone, holidays=closed, **fields)

    return make


def stream_maker(
    intakes: Iterable[Intake], period: Period | None, holidays: Holidays
) -> Callable[..., WorkStream]:
    """Return what makes a stream with all that arrives in it."""
    lines: dict[str, list[Intake]] = {}
    for one in intakes:
        lines.setdefault(one.stream_id, []).append(one)

    def make(*, id: str, post_ids: frozenset[str], **fields: Any) -> WorkStream:
        closed = closed_for(post_ids, holidays)
        intake = intake_of(lines.get(id, ()), period, closed) if period else {}
        return WorkStream(id=id, post_ids=post_ids, intake=intake, **fields)

    return make


def lone_risk(*, days: frozenset[int], start: int, end: int, **fields: Any) -> LoneRisk:
    """Return hours at risk; raise `InvalidValue` when they cannot be."""
    return LoneRisk(window=Window(weekdays=days, start=start, end=end), **fields)


def protected_block(
    *, days: frozenset[int], start: int, end: int, **fields: Any
) -> ProtectedBlock:
    """Return a protected block; raise `InvalidValue` when it cannot be."""
    return ProtectedBlock(window=Window(weekdays=days, start=start, end=end), **fields)


def pin(**fields: Any) -> Assignment:
    """Return an assignment a person fixed."""
    return Assignment(pinned=True, **fields)
