"""What happened: someone is absent, or a post needs other staff than planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from planner.domain.absence import Absence
from planner.domain.clock import END_OF_DAY, GRID, overlap
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.work import Criticality, Requirement
from planner.errors import InvalidValue
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.problem import PostDay, Problem

MINUTES_AN_HOUR = 60
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A maximum that gives way to a need from one time to another."""

    start: int
    end: int
    was: int
    now: int


@dataclass(frozen=True, kw_only=True)
class Absent:
    """An employee is not there from one moment to another."""

    employee_id: str
    first: datetime
    last: datetime
    """The moment she is back; midnight of a date ends the day before."""

    def __post_init__(self) -> None:
        if self.last <= self.first:
            raise InvalidValue(message("The absence must end after it starts."))

    def problem(self, problem: Problem) -> Problem:
        """Return the problem with the absence in it."""
        problem.employee(self.employee_id)
        period = problem.period
        if not any(one.first in period for one in self._absences()):
            raise InvalidValue(
                message(
                    "The absence is not in the period of this plan ({start} to {end}).",
                    start=period.start,
                    end=period.end,
                )
            )
        known = problem.absences
        return problem.replace(absences=(*known, *self._absences()))

    def _absences(self) -> Iterable[Absence]:
        day = self.first.date()
        while datetime.combine(day, time()) < self.last:
            start = _minute(self.first) if day == self.first.date() else 0
            end = _minute(self.last) if day == self.last.date() else END_OF_DAY
            yield Absence(
                employee_id=self.employee_id,
                first=day,
                last=day,
                start=start - start % GRID,
                end=min(END_OF_DAY, end + -end % GRID),
                planned=False,
            )
            day += DAY

    def raised(self, problem: Problem) -> tuple[Raised, ...]:
        """Return no maximum: no need is changed."""
        return ()

    def lost(self, rota: Rota) -> dict[Cell, tuple[Assignment, ...]]:
        """Return the cells of hers that change: what she still does of each."""
        spans = {one.first: (one.start, one.end) for one in self._absences()}
        cells: dict[Cell, tuple[Assignment, ...]] = {}
        for day, span in spans.items():
            cell = (self.employee_id, day)
            if any(overlap(a.start, a.end, *span) for a in rota.on(*cell)):
                cells[cell] = tuple(
                    part for one in rota.on(*cell) for part in _outside(one, *span)
                )
        return cells


@dataclass(frozen=True, kw_only=True)
class Need:
    """A post needs other staff than planned from one time to another on a date."""

    post_id: str
    date: date
    start: int
    end: int
    minimum: int
    target: int

    def problem(self, problem: Problem) -> Problem:
        """Return the problem with this need in place of what was asked then.

        How busy the hours are and how many people are too many stay as they were, but
        that the maximum is never below what is asked now (see `raised`).
        """
        problem.post(self.post_id)
        if self.date not in problem.period:
            raise InvalidValue(
                message("{date} is outside the period.", date=FullDate(self.date))
            )
        key: PostDay = (self.post_id, self.date)
        now = problem.requirements_on.get(key, ())
        others = [r for r in problem.requirements if (r.post_id, r.date) != key]
        kept = [part for one in now for part in self._beside(one)]
        asked = self._asked(self._replaced(problem))
        return problem.replace(requirements=(*others, *kept, *asked))

    def raised(self, problem: Problem) -> tuple[Raised, ...]:
        """Return the maximums that were below what is asked now."""
        return tuple(
            Raised(start=one.start, end=one.end, was=one.maximum, now=self.target)
            for one in self._replaced(problem)
            if one.maximum is not None and one.maximum < self.target
        )

    def lost(self, rota: Rota) -> dict[Cell, tuple[Assignment, ...]]:
        """Return no cell: nobody is taken away."""
        return {}

    def _beside(self, one: Requirement) -> Iterable[Requirement]:
        """Yield what a requirement asks before and after this need."""
        for start, end in ((one.start, self.start), (self.end, one.end)):
            start, end = max(start, one.start), min(end, one.end)
            if start < end:
                yield replace(one, start=start, end=end)

    def _replaced(self, problem: Problem) -> list[Requirement]:
        """Return what is asked in these hours until now, cut to them."""
        return [
            replace(one, start=max(one.start, self.start), end=min(one.end, self.end))
            for one in problem.requirements_on.get((self.post_id, self.date), ())
            if overlap(one.start, one.end, self.start, self.end)
        ]

    def _asked(self, replaced: list[Requirement]) -> Iterable[Requirement]:
        """Yield what is asked now, cut where the terms it keeps change."""
        grave = max((one.criticality for one in replaced), default=Criticality.NORMAL)
        times = {t for one in replaced for t in (one.start, one.end)}
        spans = pairwise(sorted(times | {self.start, self.end}))

        def terms(span: tuple[int, int]) -> tuple[int | None, int]:
            return self._kept(replaced, span[0])

        for (maximum, load), same in groupby(spans, terms):
            stretch = [time for span in same for time in span]
            yield Requirement(
                post_id=self.post_id,
                date=self.date,
                start=stretch[0],
                end=stretch[-1],
                minimum=self.minimum,
                target=self.target,
                criticality=grave,
                load=load,
                maximum=maximum,
            )

    def _kept(self, replaced: list[Requirement], at: int) -> tuple[int | None, int]:
        """Return the maximum, no less than is asked now, and the load at a time."""
        here = [one for one in replaced if one.start <= at < one.end]
        limits = [one.maximum for one in here if one.maximum is not None]
        maximum = max(min(limits), self.target) if limits else None
        return maximum, max((one.load for one in here), default=1)


Event = Absent | Need


def _minute(moment: datetime) -> int:
    return moment.hour * MINUTES_AN_HOUR + moment.minute


def _outside(one: Assignment, start: int, end: int) -> Iterable[Assignment]:
    """Yield what is left of an assignment outside from-to."""
    for begins, ends in ((one.start, start), (end, one.end)):
        begins, ends = max(begins, one.start), min(ends, one.end)
        if begins < ends:
            yield Assignment(
                date=one.date,
                employee_id=one.employee_id,
                start=begins,
                end=ends,
                post_id=one.post_id,
                place=one.place,
                pinned=one.pinned,
            )
