"""From a planning problem to the view the peers have of it, and back to a rota."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.peers.days import days_of
from benchmarks.peers.lines import Lines
from benchmarks.peers.needs import Needs
from benchmarks.peers.refused import check_covered
from benchmarks.peers.teams import floors, people, weeks
from benchmarks.peers.view import SCALE, Choice, Day, View
from planner.domain.clock import END_OF_DAY, NOON
from planner.domain.place import HOME
from planner.domain.rota import Assignment, Rota
from planner.domain.scope import Scope
from planner.rules import (
    daily_rest,
    home_service,
    pool_reserve,
    post_change,
    site_change,
    skill_preference,
    wish,
)
from planner.solver.build import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
)
"""Rules whose points one day of one person decides: priced by the judge itself."""
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


class _Preparation:
    """The lists of a view while they grow."""

    def __init__(self, formulation: Formulation) -> None:
        self.formulation = formulation
        self.problem: Problem = formulation.problem
        self.dates = {day: rank for rank, day in enumerate(self.problem.period.days)}
        self.ranks = {e.id: rank for rank, e in enumerate(self.problem.employees)}
        self.days: list[Day] = []
        self._known: dict[tuple[int, tuple[Hold, ...]], int] = {}
        self._prices: dict[tuple[str, date | None, tuple[Hold, ...]], int] = {}

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
        asked = self.problem.requests_of.get(employee.id, ())
        special = day if any(one.date == day for one in asked) else None
        key = (employee.id, special, holds)
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


def _told(problem: Problem, date_rank: int, holds: Sequence[Hold]) -> Day:
    by_activity: dict[str, int] = {}
    for hold in holds:
        name = problem.activity_of(hold.post_id).id
        by_activity[name] = by_activity.get(name, 0) + hold.end - hold.start
    halves = [(half, hold.place) for hold in holds for half in _halves(hold)]
    return Day(
        date=date_rank,
        holds=tuple(holds),
        minutes=sum(hold.end - hold.start for hold in holds),
        start=min((hold.start for hold in holds), default=0),
        end=max((hold.end for hold in holds), default=0),
        by_activity=by_activity,
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
