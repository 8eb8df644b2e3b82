"""Amendments of when someone works: a leave moved, other hours, more of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import Absence
from planner.domain.people import DAYS_A_WEEK, WorkingPattern
from planner.domain.period import monday_of
from planner.evaluation.amendment import (
    CREDIT,
    DAY_WORKED,
    HOUR,
    HOURS,
    LEAVE,
    LEAVE_DAY,
    MOST_WEEKS,
    with_employee,
)
from planner.text.message import Duration, Message, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def _ahead(problem: Problem, day: date) -> bool:
    """Return whether a date is after that on which the rota is planned."""
    return problem.planned_at is None or day > problem.planned_at.date()


@dataclass(frozen=True, kw_only=True)
class MoveLeave:
    """A planned leave starts some days later, or earlier."""

    absence: Absence
    days: int

    @property
    def cost(self) -> float:
        """More the further it is moved."""
        return LEAVE + LEAVE_DAY * (abs(self.days) - 1)

    @property
    def moved(self) -> Absence:
        """The leave on its new dates."""
        shift = timedelta(days=self.days)
        first, last = self.absence.first + shift, self.absence.last + shift
        return replace(self.absence, first=first, last=last)

    @property
    def new_days(self) -> tuple[date, ...]:
        """The dates of the new leave."""
        count = (self.absence.last - self.absence.first).days + 1
        return tuple(self.moved.first + timedelta(days=n) for n in range(count))

    def possible(self, problem: Problem) -> bool:
        """Return whether the leave can be taken on its new dates.

        They are in the period and still to come, she has no other absence on them, and
        works as many of them as of the old ones: a leave on days off would be none.
        """
        others = (
            one
            for one in problem.absences_of.get(self.absence.employee_id, ())
            if one != self.absence
        )
        return (
            self.days != 0
            and all(day in problem.period for day in self.new_days)
            and _ahead(problem, min(self.absence.first, self.moved.first))
            and not any(
                one.first <= self.moved.last and self.moved.first <= one.last
                for one in others
            )
            and self._workdays(problem, self.days) >= self._workdays(problem, 0)
        )

    def _workdays(self, problem: Problem, days: int) -> int:
        """Return how many of her working days it takes when moved by so many days."""
        employee = problem.employee(self.absence.employee_id)
        dates = replace(self, days=days).new_days
        return sum(bool(problem.shifts_on(employee, day)) for day in dates)

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with the leave on its new dates."""
        absences = (
            self.moved if one == self.absence else one for one in problem.absences
        )
        return problem.replace(absences=tuple(absences))

    def said(self, problem: Problem) -> Message:
        """Return whose leave moves to when."""
        name = problem.employee(self.absence.employee_id).name
        if self.absence.first == self.absence.last:
            return message(
                "Move the absence of {name} from {day} to {moved}.",
                name=name,
                day=self.absence.first,
                moved=self.moved.first,
            )
        return message(
            "Move the absence of {name} that starts on {day} so that it starts on "
            "{moved}.",
            name=name,
            day=self.absence.first,
            moved=self.moved.first,
        )


@dataclass(frozen=True, kw_only=True)
class OfferHours:
    """Someone may work other hours on one date."""

    employee_id: str
    day: date
    shift_type_id: str
    extra: bool
    """Whether her pattern leaves the date free."""

    @property
    def cost(self) -> float:
        """More on a date she is off."""
        return DAY_WORKED if self.extra else HOURS

    def apply(self, problem: Problem) -> Problem:
        """Return the problem in which her pattern offers the hours on that date."""
        employee = problem.employee(self.employee_id)
        pattern = problem.patterns_by_id[employee.pattern_id]
        own = self._offered(problem, pattern)
        changed = replace(employee, pattern_id=own.id)
        patterns = [p for p in problem.patterns if p.id != own.id]
        return with_employee(problem.replace(patterns=(*patterns, own)), changed)

    def _offered(self, problem: Problem, pattern: WorkingPattern) -> WorkingPattern:
        """Return her pattern with the hours added, week by week of the period."""
        length = len(pattern.weeks)
        first = monday_of(problem.period.start)
        needed = len(problem.period.weeks)
        count = min(-(-needed // length) * length, MOST_WEEKS // length * length)
        weeks = []
        for place in range(count):
            monday = first + timedelta(weeks=place)
            days = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
            weeks.append(tuple(self._on(pattern, day) for day in days))
        return replace(
            pattern,
            id=f"{pattern.id}+{self.employee_id}+{self.day}+{self.shift_type_id}",
            weeks=tuple(weeks),
            anchor=first,
        )

    def _on(self, pattern: WorkingPattern, day: date) -> tuple[str, ...]:
        offered = pattern.on(day)
        if day == self.day and self.shift_type_id not in offered:
            return (*offered, self.shift_type_id)
        return offered

    def said(self, problem: Problem) -> Message:
        """Return who works which hours when."""
        values = {
            "name": problem.employee(self.employee_id).name,
            "hours": problem.shift_types_by_id[self.shift_type_id].name,
        }
        if self.extra:
            return message(
                "Ask {name} to work on {day}, a day off ({hours}).",
                day=self.day,
                **values,
            )
        return message(
            "Agree with {name} on other hours on {day} ({hours}).",
            day=self.day,
            **values,
        )


@dataclass(frozen=True, kw_only=True)
class RaiseCredit:
    """Someone may be planned some minutes more than her contract lets."""

    employee_id: str
    minutes: int

    @property
    def cost(self) -> float:
        """Each hour begun."""
        return CREDIT * -(-self.minutes // HOUR)

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with a contract of her own, more generous."""
        employee = problem.employee(self.employee_id)
        contract = problem.contract_of(employee)
        own = replace(
            contract,
            id=f"{contract.id}+{self.employee_id}",
            credit_minutes=contract.credit_minutes + self.minutes,
        )
        contracts = [c for c in problem.contracts if c.id != own.id]
        changed = replace(employee, contract_id=own.id)
        return with_employee(problem.replace(contracts=(*contracts, own)), changed)

    def said(self, problem: Problem) -> Message:
        """Return who works how much more."""
        return message(
            "Let {name} work {time} more over the period.",
            name=problem.employee(self.employee_id).name,
            time=Duration(self.minutes),
        )
