"""One person's run of dates as columns: where each run of work begins.

With `x` for a date worked and `b` for a run that begins there, limits on the length of
runs are rows in which every column stands once with +1 or -1 along an interval of
dates. Written with running sums of beginnings and ends they compare two sums only, so
the polytope of one person's runs has whole corners: its relaxation is as tight as it
can be, which windows over `x` alone are not (two days worked by halves look like one).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.rules.runs import known_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.solver.formulation import Formulation

DAY = timedelta(days=1)


class Sum(NamedTuple):
    """Terms and a constant: what is open of a figure and what is given."""

    terms: tuple[tuple[int, float], ...] = ()
    constant: float = 0.0

    def __neg__(self) -> Sum:
        return Sum(tuple((c, -v) for c, v in self.terms), -self.constant)


ONE = Sum(constant=1.0)


class Runs:
    """What is open and given of one person's dates, the edges of the known included."""

    def __init__(self, formulation: Formulation, employee_id: str) -> None:
        self._formulation = formulation
        problem = formulation.problem
        self.first, self.last = known_dates(problem, problem.employee(employee_id))
        given = problem.context_rota.of(employee_id)
        self._given = frozenset(one.date for one in given)
        self._open = {cell.day: cell for cell in formulation.cells_of[employee_id]}
        self._begins: dict[date, Sum] = {}

    @property
    def days(self) -> list[date]:
        """Every date known, in order."""
        count = (self.last - self.first).days + 1
        return [self.first + n * DAY for n in range(count)]

    def worked(self, day: date) -> Sum:
        """Return 1 when the date is worked."""
        cell = self._open.get(day)
        constant = float(day in self._given)
        return Sum(tuple(cell.worked) if cell else (), constant)

    def begins(self, day: date) -> Sum:
        """Return 1 when the date is worked and the one before is not.

        Nothing is known before the first date: work on it begins a run there.
        """
        if day not in self._begins:
            self._begins[day] = self._begin(day)
        return self._begins[day]

    def _begin(self, day: date) -> Sum:
        now = self.worked(day)
        before = self.worked(day - DAY) if day > self.first else Sum()
        if not before.terms:
            return Sum() if before.constant else now
        if not now.terms:
            return _added(ONE, -before) if now.constant else Sum()
        column = self._formulation.model.column()
        begin = Sum(((column, 1.0),))
        model = self._formulation.model
        model.row(_added(now, -begin, -before).terms, upper=0.0)
        model.row(_added(now, -begin).terms, lower=0.0)
        model.row(_added(begin, before).terms, upper=1.0)
        return begin

    def at_least(self, more: Iterable[Sum], less: Iterable[Sum]) -> None:
        """Add the row more >= less, unless nothing in it is open.

        Where what is given asks for it by itself, the row may be broken at a price.
        """
        total = _added(*more, *(-one for one in less))
        if total.terms:
            bound = -total.constant
            self._formulation.at_least(total.terms, bound, forced=bound > 0)


def _added(*parts: Sum) -> Sum:
    terms = tuple(term for part in parts for term in part.terms)
    return Sum(terms, sum(part.constant for part in parts))


def runs_of(formulation: Formulation, employee_id: str) -> Runs:
    """Return the runs of one person, the same for every rule that asks."""
    if employee_id not in formulation.runs:
        formulation.runs[employee_id] = Runs(formulation, employee_id)
    return formulation.runs[employee_id]


def window(last: date, days: int) -> list[date]:
    """Return the `days` dates that end on `last`."""
    return [last - n * DAY for n in range(days)]
