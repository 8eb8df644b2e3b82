"""What differs between two rotas: person by person, or post by post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.notice import Notice, notice_of
from planner.domain.rota import Assignment
from planner.domain.told import differs

if TYPE_CHECKING:
    from datetime import datetime

    from planner.domain.rota import Rota

WORST_FIRST = (Notice.URGENT, Notice.SHORT, Notice.LONG)


@dataclass(frozen=True, kw_only=True)
class DayChange:
    """One person's day in one rota and in the other, by start; empty if off."""

    date: date
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]
    notice: Notice

    @property
    def start(self) -> int:
        """When the day starts in either rota, whichever is earlier."""
        return min(one.start for one in (*self.before, *self.after))


@dataclass(frozen=True, kw_only=True)
class PersonChange:
    """All that changes for one person, by date; at least one day."""

    employee_id: str
    days: tuple[DayChange, ...]

    @property
    def notice(self) -> Notice:
        """The shortest notice among her days."""
        return min((day.notice for day in self.days), key=WORST_FIRST.index)


@dataclass(frozen=True, kw_only=True)
class PostChange:
    """Who holds a post on a date in one rota and in the other."""

    post_id: str
    date: date
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]


def by_person(
    before: Rota, after: Rota, now: datetime | None = None
) -> tuple[PersonChange, ...]:
    """Return what changes for whom, the shortest notice first.

    `now` is when people are told, in the time of the establishment: dates already over
    are then left out. Without it every date counts, and every notice is long.
    """
    days: dict[str, list[DayChange]] = {}
    for employee_id, day in sorted({*before.cells, *after.cells}):
        was, will = before.on(employee_id, day), after.on(employee_id, day)
        if (now and day < now.date()) or not differs(was, will):
            continue
        start = min(one.start for one in (*was, *will))
        notice = notice_of(day, start, now)
        change = DayChange(date=day, before=was, after=will, notice=notice)
        days.setdefault(employee_id, []).append(change)
    found = (
        PersonChange(employee_id=name, days=tuple(changed))
        for name, changed in days.items()
    )
    return tuple(sorted(found, key=_urgency))


def by_post(before: Rota, after: Rota) -> tuple[PostChange, ...]:
    """Return the posts held otherwise, by post and date."""
    return tuple(
        PostChange(post_id=post_id, date=day, before=was, after=will)
        for post_id, day in sorted({*before.posts, *after.posts})
        if differs(
            was := before.holding(post_id, day), will := after.holding(post_id, day)
        )
    )


def _urgency(one: PersonChange) -> tuple[object, ...]:
    return (WORST_FIRST.index(one.notice), one.days[0].date, one.employee_id)
