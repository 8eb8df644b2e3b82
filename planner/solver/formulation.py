"""A problem written as columns and rows, and questions to ask about them.

The cells are opened here; everything else is added by the encodings of the rules.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.domain.rota import Assignment, Cell, Rota
from planner.solver.cells import EITHER, CellColumns, ShiftColumns, Way
from planner.solver.linear import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import Piece, ShiftType
    from planner.solver.engine import Answer
    from planner.solver.filters import Filters
    from planner.solver.runs import Runs
    from planner.solver.stretch import Stretch

BREACH = 1e7
"""Points per unit for a hard limit already broken by what is given, so that a rota
is still found and the judge can say what is wrong."""
BROKEN = 1e-6
"""Units of a hard limit above which it counts as broken."""
Terms = list[tuple[int, float]]


class Formulation:
    """The cells of a problem, its model, and what each rule charges."""

    def __init__(self, problem: Problem, filters: Filters) -> None:
        self.problem = problem
        self.model = LinearModel()
        self.costs: dict[str, dict[int, float]] = {}
        """Points by rule and column."""
        self.stretches: list[Stretch] = []
        """What may be missing; filled once by `coverage.stretches`."""
        self.breaches: list[int] = []
        """Columns: units of a hard limit broken because what is given leaves no way."""
        self.runs: dict[str, Runs] = {}
        """Runs of days by employee, once a rule has asked for them."""
        self.place_changes: dict[Cell, list[int]] = {}
        """Columns that sum to the changes of place of a day; see `moves`."""
        self._filters = filters
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._open_posts: dict[date, frozenset[str]] = {}
        self._onsite: dict[Cell, Terms] = {}
        self._minutes: dict[str, int] = {}
        self.cells: dict[Cell, CellColumns] = {}
        for employee in problem.employees:
            for day in problem.period.days:
                if problem.is_free(employee.id, day):
                    self._open_cell(employee, day)

    # Opening the cells ------------------------------------------------------

    def _open_cell(self, employee: Employee, day: date) -> None:
        shifts = {
            shift.id: opened
            for shift in self._shifts_offered(employee, day)
            if (opened := self._open_shift(employee, day, shift)) is not None
        }
        if not shifts:
            return
        if len(shifts) > 1:
            worked = [(shift.worked, 1.0) for shift in shifts.values()]
            self.model.row(worked, upper=1.0)
        whole_days = self._filters.whole_days and not employee.hybrid_days
        cell = CellColumns(
            employee=employee,
            day=day,
            shifts=shifts,
            remote=self._open_home(shifts.values(), whole_days=whole_days),
            whole_days=whole_days,
        )
        self.cells[employee.id, day] = cell

    def _shifts_offered(self, employee: Employee, day: date) -> list[ShiftType]:
        return [
            shift
            for shift in self.problem.cut_for(employee, day, self.problem.shift_types)
            if all(
                test(self.problem, employee, day, shift)
                for test in self._filters.shifts
            )
        ]

    def _open_shift(
        self, employee: Employee, day: date, shift: ShiftType
    ) -> ShiftColumns | None:
        fills = {piece: self._fills(employee, day, piece) for piece in shift.pieces}
        if not all(fills.values()):
            return None
        model = self.model
        worked = model.column()
        common = set.intersection(*(set(ways) for ways in fills.values()))
        whole = {way: model.column() for way in fills[shift.pieces[0]] if way in common}
        several = (
            len(shift.pieces) > 1 and len({w for f in fills.values() for w in f}) > 1
        )
        mixed = model.column() if several else None
        parts = [(column, 1.0) for column in whole.values()]
        parts += [(mixed, 1.0)] if mixed is not None else []
        model.row([*parts, (worked, -1.0)], lower=0.0, upper=0.0)
        pieces: dict[Piece, dict[Way, int]] = {}
        if mixed is not None:
            for piece, ways in fills.items():
                pieces[piece] = {way: model.column() for way in ways}
                held = [(column, 1.0) for column in pieces[piece].values()]
                model.row([*held, (mixed, -1.0)], lower=0.0, upper=0.0)
        return ShiftColumns(
            shift=shift, worked=worked, whole=whole, mixed=mixed, pieces=pieces
        )

    def _open_home(
        self, shifts: Iterable[ShiftColumns], *, whole_days: bool
    ) -> int | None:
        """Return the column of a day at home, tied to the ways of its pieces."""
        shifts = tuple(shifts)
        ways = {way for shift in shifts for _, way, _ in shift.holds()}
        if all(way.onsite_only for way in ways):
            return None
        remote = self.model.column()
        homes: set[int] = set()
        for shift in shifts:
            for piece in shift.shift.pieces:
                here = [(w, c) for p, w, c in shift.holds() if p == piece]
                home = [c for w, c in here if w.place == HOME]
                homes.update(home)
                if home:
                    self.model.row(
                        [*((c, 1.0) for c in home), (remote, -1.0)], upper=0.0
                    )
                onsite = [(c, 1.0) for w, c in here if w.onsite_only]
                if whole_days and onsite:
                    self.model.row([*onsite, (remote, 1.0)], upper=1.0)
        able = [(s.worked, 1.0) for s in shifts] if whole_days else []
        able = able or [(column, 1.0) for column in sorted(homes)]
        self.model.row([*able, (remote, -1.0)], lower=0.0)
        return remote

    def _fills(self, employee: Employee, day: date, piece: Piece) -> list[Way]:
        problem, tests = self.problem, self._filters.pieces
        posts = problem.posts_by_id
        found: list[Way] = []
        for way in self._ways_of(employee):
            if not (self._filters.closed_posts or way.post_id in self._open_on(day)):
                continue
            for test in tests:
                if not test(problem, employee, day, piece, posts[way.post_id]):
                    break
            else:
                found.append(way)
        return found

    def _open_on(self, day: date) -> frozenset[str]:
        """Return the posts with a requirement on a date."""
        if day not in self._open_posts:
            posts = self.problem.posts_open_on.get(day, ())
            self._open_posts[day] = frozenset(post.id for post in posts)
        return self._open_posts[day]

    def _ways_of(self, employee: Employee) -> tuple[Way, ...]:
        if employee.id not in self._ways:
            self._ways[employee.id] = tuple(self._find_ways(employee))
        return self._ways[employee.id]

    def _find_ways(self, employee: Employee) -> Iterable[Way]:
        whole_days = self._filters.whole_days and not employee.hybrid_days
        for post in self.problem.posts:
            site, home = (
                all(
                    test(self.problem, employee, post, place)
                    for test in self._filters.posts
                )
                for place in (post.site_id, HOME)
            )
            if site and home and whole_days:
                yield Way(post.id, EITHER, post.site_id)
                continue
            if site:
                yield Way(post.id, post.site_id, post.site_id)
            if home:
                yield Way(post.id, HOME, post.site_id)

    # What the encodings add -------------------------------------------------

    def charge(self, rule_id: str, column: int, points: float) -> None:
        """Make a column cost `points` per unit on behalf of a rule."""
        if points:
            self.model.cost[column] += points
            costs = self.costs.setdefault(rule_id, {})
            costs[column] = costs.get(column, 0.0) + points

    def at_least(
        self, terms: Iterable[tuple[int, float]], bound: float, *, forced: bool
    ) -> None:
        """Add terms >= bound; `forced` when what is given already asks for it.

        A forced row may be impossible to satisfy: it gets slack at a price above all.
        """
        row = list(terms)
        if forced:
            least = sum(min(0.0, coefficient) for _, coefficient in row)
            slack = self.model.column(upper=max(0.0, bound - least), integer=False)
            self.model.cost[slack] += BREACH
            self.breaches.append(slack)
            row.append((slack, 1.0))
        self.model.row(row, lower=bound)

    # Questions --------------------------------------------------------------

    @cached_property
    def cells_of(self) -> Mapping[str, tuple[CellColumns, ...]]:
        """The cells of each employee, by date; none for someone nothing is left to."""
        people: dict[str, list[CellColumns]] = {
            e.id: [] for e in self.problem.employees
        }
        for cell in self.cells.values():
            people[cell.employee.id].append(cell)
        return {name: tuple(cells) for name, cells in people.items()}

    @cached_property
    def columns_on(self) -> Mapping[date, frozenset[int]]:
        """The columns of the cells of each date that has any."""
        days: dict[date, set[int]] = {}
        for cell in self.cells.values():
            days.setdefault(cell.day, set()).update(cell.columns)
        return {day: frozenset(days[day]) for day in sorted(days)}

    def minutes(self, cells: Iterable[CellColumns]) -> Terms:
        """Return the working time of cells, as terms."""
        return [
            (shift.worked, float(shift.shift.minutes))
            for cell in cells
            for shift in cell.shifts.values()
        ]

    def most_minutes(self, cells: Iterable[CellColumns]) -> int:
        """Return the working time of cells if each works its longest shift."""
        return sum(
            max(shift.shift.minutes for shift in cell.shifts.values()) for cell in cells
        )

    def worked_minutes(self, employee_id: str) -> int:
        """Return a column equal to the minutes planned for someone."""
        if employee_id not in self._minutes:
            cells = self.cells_of[employee_id]
            total = self.model.column(upper=self.most_minutes(cells), integer=False)
            terms = self.minutes(cells)
            self.model.row([*terms, (total, -1.0)], lower=0.0, upper=0.0)
            self._minutes[employee_id] = total
        return self._minutes[employee_id]

    def onsite_day(self, cell: CellColumns) -> Terms:
        """Return terms that are at most 1, and 0 unless some of the day is on site."""
        if cell.remote is None:
            return cell.worked
        if cell.whole_days:
            return [*cell.worked, (cell.remote, -1.0)]
        key = (cell.employee.id, cell.day)
        if key not in self._onsite:
            columns = {c for _, way, c in cell.holds if way.place != HOME}
            there = self.model.column()
            held = [(column, 1.0) for column in sorted(columns)]
            self.model.row([*held, (there, -1.0)], lower=0.0)
            self._onsite[key] = [(there, 1.0)]
        return self._onsite[key]

    def breaks(self, answer: Answer) -> bool:
        """Return whether an answer breaks a hard limit at a price."""
        values = answer.values
        return values is not None and any(
            values[column] > BROKEN for column in self.breaches
        )

    def better(self, one: Answer | None, other: Answer | None) -> Answer | None:
        """Return the answer with fewer points, one that breaks no hard limit first."""
        found = [
            answer for answer in (one, other) if answer and answer.values is not None
        ]
        ranked = sorted(found, key=lambda a: (self.breaks(a), a.objective))
        return ranked[0] if ranked else other or one

    # To and from rotas ------------------------------------------------------

    def rota(self, values: Sequence[float]) -> Rota:
        """Return the rota that column values stand for."""
        pins = {pin.cell for pin in self.problem.pins}
        assignments: list[Assignment] = []
        for key, cell in self.cells.items():
            found = cell.assignments(values)
            assignments += self._pinned(found) if key in pins else found
        return Rota(tuple(assignments))

    def _pinned(self, day: Iterable[Assignment]) -> Iterable[Assignment]:
        """Yield a day's assignments, marked where a person fixed them."""
        for one in day:
            fixed = any(
                pin.cell == one.cell and pin.start <= one.start and one.end <= pin.end
                for pin in self.problem.pins
            )
            yield dataclasses.replace(one, pinned=fixed)

    def columns_of(self, rota: Rota) -> dict[int, float] | None:
        """Return the values of the cells' columns in `rota`; none if it cannot be."""
        values = {
            column: 0.0 for cell in self.cells.values() for column in cell.columns
        }
        for key, day in rota.cells.items():
            cell_or_none = self.cells.get(key)
            chosen = cell_or_none.columns_of(day) if cell_or_none else None
            if chosen is None:
                return None
            values.update(chosen)
        return values
