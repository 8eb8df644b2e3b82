"""From a planning problem to the view the peers have of it, and back to a rota."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.peers.days import days_of
from benchmarks.peers.lines import Lines
from benchmarks.peers.needs import Needs
from benchmarks.peers.refused import check_covered
from benchmarks.peers.rows import rows
from benchmarks.peers.teams import floors, people, weeks
from benchmarks.peers.view import HARDSHIPS, SCALE, Choice, Day, View
from planner.domain.attendance import is_bridge
from planner.domain.clock import END_OF_DAY, NOON
from planner.domain.leave import first_dates, last_dates
from planner.domain.place import HOME
from planner.domain.rota import Assignment, Rota
from planner.domain.scope import Scope
from planner.rules import (
    catch_up,
    daily_rest,
    handover,
    hardship,
    home_service,
    longest_run,
    pool_reserve,
    post_change,
    site_change,
    skill_preference,
    wish,
)
from planner.solver.build import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.peers.view import Hold
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.rules.rule import Rule
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation

LOCAL: tuple[Rule, ...] = (
    home_service.RULE,
    skill_preference.RULE,
    pool_reserve.RULE,
    post_change.RULE,
    site_change.RULE,
    wish.RULE,
    longest_run.RULE,
    handover.RULE,
    catch_up.RULE,
)
"""Rules whose points one day of one person decides: priced by the judge itself."""
LEAVE = ((handover.RULE, last_dates), (catch_up.RULE, first_dates))
"""Rules that ask for something on some dates, and which."""
SATURDAY = 5
OFF: tuple[Hold, ...] = ()


def view_of(problem: Problem) -> View:
    """Return the view of a problem; raise `InvalidValue` if the peers lack a rule."""
    formulation = build(problem)
    check_covered(formulation)
    return _Preparation(formulation).view()


def rota_of(view: View, chosen: Iterable[int]) -> Rota:
    """Return the rota of the rank of the day chosen in each cell of the view."""
    return Rota(
        tuple(
            assignment
            for choice, rank in zip(view.choices, chosen, strict=True)
            for assignment in _assignments(
                view.people[choice.person].employee_id,
                date.fromisoformat(view.dates[choice.date]),
                view.days[rank].holds,
            )
        )
    )


def _assignments(
    employee_id: str, day: date, holds: Iterable[Hold]
) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(
            date=day,
            employee_id=employee_id,
            start=hold.start,
            end=hold.end,
            post_id=hold.post_id,
            place=hold.place,
        )
        for hold in holds
    )


Spent = tuple[str, "date | None", tuple["Hold", ...]]
"""Who, on which date where it matters, and what she holds."""


class _Preparation:
    """The lists of a view while they grow."""

    def __init__(self, formulation: Formulation) -> None:
        self.formulation = formulation
        self.problem: Problem = formulation.problem
        self.dates = {day: rank for rank, day in enumerate(self.problem.period.days)}
        self.ranks = {e.id: rank for rank, e in enumerate(self.problem.employees)}
        self.days: list[Day] = []
        self._known: dict[tuple[int, tuple[Hold, ...]], int] = {}
        self._prices: dict[Spent, int] = {}
        self._hardships: dict[Spent, int] = {}
        self._special = {
            employee.id: frozenset(_special(self.problem, employee))
            for employee in self.problem.employees
        }

    def view(self) -> View:
        """Return the whole view."""
        cells = self.formulation.cells.values()
        choices = tuple(self._choice(cell) for cell in cells)
        needs = Needs(self.problem, self.days)
        lines = Lines(self.problem)
        return View(
            dates=tuple(day.isoformat() for day in self.dates),
            days=tuple(
                replace(day, covers=needs.covered_by(day), lines=lines.heard_on(day))
                for day in self.days
            ),
            choices=choices,
            stretches=tuple(needs.stretches),
            people=tuple(people(self.problem)),
            rows=tuple(rows(self.problem, self.ranks, self.dates)),
            weeks=tuple(weeks(self.formulation, self.ranks, self.dates)),
            floors=tuple(floors(self.problem, self.ranks, self.dates)),
            lines=lines.all,
        )

    def _choice(self, cell: CellColumns) -> Choice:
        rank = self.dates[cell.day]
        found = dict.fromkeys(days_of(self.problem, cell))
        holds = [OFF, *(d for d in found if self._rested(cell.employee, cell.day, d))]
        return Choice(
            person=self.ranks[cell.employee.id],
            date=rank,
            days=tuple(self._day(rank, day) for day in holds),
            costs=tuple(self._price(cell.employee, cell.day, day) for day in holds),
            hardships=tuple(
                self._hardship(cell.employee, cell.day, day) for day in holds
            ),
        )

    def _rested(self, employee: Employee, day: date, holds: Sequence[Hold]) -> bool:
        """Return whether a day starts late enough after what is given the day before.

        Between two planned days the peers see to it themselves.
        """
        given = self.problem.context_rota.on(employee.id, day - timedelta(days=1))
        needed = daily_rest.RULE.value(self.problem, "minutes", employee)
        latest = max((one.end for one in given), default=0)
        return END_OF_DAY - latest + holds[0].start >= needed

    def _day(self, date_rank: int, holds: tuple[Hold, ...]) -> int:
        key = (date_rank, holds)
        if key not in self._known:
            self._known[key] = len(self.days)
            self.days.append(_told(self.problem, date_rank, holds))
        return self._known[key]

    def _price(self, employee: Employee, day: date, holds: tuple[Hold, ...]) -> int:
        """Return what the judge charges for a day by itself."""
        key = self._spent(employee, day, holds)
        if key not in self._prices:
            rota = Rota(_assignments(employee.id, day, holds))
            scope = Scope(employees=(employee,), post_days=(), service_days=())
            self._prices[key] = round(
                sum(
                    violation.penalty * SCALE
                    for rule in LOCAL
                    for violation in rule.check(self.problem, rota, scope)
                )
            )
        return self._prices[key]

    def _hardship(self, employee: Employee, day: date, holds: tuple[Hold, ...]) -> int:
        """Return what a day weighs beside a day off."""
        key = self._spent(employee, day, holds)
        if key not in self._hardships:
            worked, off = (
                hardship.period_points(self.problem, rota, employee)
                for rota in (Rota(_assignments(employee.id, day, holds)), Rota())
            )
            self._hardships[key] = round((worked - off) * HARDSHIPS)
        return self._hardships[key]

    def _spent(self, employee: Employee, day: date, holds: tuple[Hold, ...]) -> Spent:
        special = day if day in self._special[employee.id] else None
        return (employee.id, special, holds)


def _special(problem: Problem, employee: Employee) -> Iterator[date]:
    """Yield the dates on which the same day counts otherwise than on others."""
    for request in problem.requests_of.get(employee.id, ()):
        yield request.date
    for day in problem.period.days:
        if day.weekday() == SATURDAY or is_bridge(problem, employee, day):
            yield day
    for rule, dates_of in LEAVE:
        yield from dates_of(problem, employee, rule.value(problem, "days", employee))


def _told(problem: Problem, date_rank: int, holds: Sequence[Hold]) -> Day:
    by_activity: dict[str, int] = {}
    for hold in holds:
        name = problem.activity_of(hold.post_id).id
        by_activity[name] = by_activity.get(name, 0) + hold.end - hold.start
    minutes = sum(by_activity.values())
    halves = [(half, hold.place) for hold in holds for half in _halves(hold)]
    return Day(
        date=date_rank,
        holds=tuple(holds),
        minutes=minutes,
        start=min((hold.start for hold in holds), default=0),
        end=max((hold.end for hold in holds), default=0),
        by_activity=by_activity,
        mostly=next((n for n, m in by_activity.items() if 2 * m > minutes), None),
        home=tuple(dict.fromkeys(half for half, place in halves if place == HOME)),
        sites=tuple(dict.fromkeys(one for one in halves if one[1] != HOME)),
        covers=(),
        lines=(),
    )


def _halves(hold: Hold) -> Iterable[int]:
    if hold.start < NOON:
        yield 0
    if hold.end > NOON:
        yield 1
