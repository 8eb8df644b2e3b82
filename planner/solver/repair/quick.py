"""Ways found by the judge alone: whoever fills most, then whoever fills what is left.

A person is tried on all the days of the event at once, days that do more harm than good
are given back, and the best is taken; then again for what is still short, the posts she
leaves included. So a chain of two is found where a single move does not help.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.domain.rota import merged
from planner.evaluation.authorised import may_hold
from planner.evaluation.screening import Screen
from planner.evaluation.trial import Trial, trials_over
from planner.solver.repair.option import PERSON_MOVED, RepairOption, option_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.rota import Assignment, Cell
    from planner.evaluation.change import Change
    from planner.solver.repair.situation import Cells, Hole, Situation

MOST_PEOPLE = 4
"""People one way moves, at most."""
FIRST_LINKS = 4
"""First moves followed up when none of them settles the matter alone."""
LOSS = 1_000.0
"""Points a way may lose, people moved not counted, and still be worth showing: hours
that can wait left for hours that cannot, at the price of some inconvenience."""
PATIENCE = 8
"""Times one person's days are judged again after a day is given back."""
EASE = 1e-6

Way = tuple[float, dict["Cell", tuple["Assignment", ...]]]
"""Score against nobody moved (negative is better), and the cells."""


class Quick:
    """The search by the judge for one situation, within a time."""

    def __init__(self, situation: Situation, seconds: float) -> None:
        self._situation = situation
        self._screen = Screen(situation.problem, situation.rota)
        self._until = time.monotonic() + seconds
        self._offers: dict[tuple[tuple[Cell, ...], tuple[Hole, ...]], list[Way]] = {}
        self._allowed: dict[tuple[str, str], bool] = {}

    @property
    def _late(self) -> bool:
        return time.monotonic() > self._until

    def ways(self) -> Iterator[RepairOption]:
        """Yield different ways, the best known first; the later ones avoid its people.

        A way that breaks a hard rule is never among them.
        """
        banned: frozenset[str] = frozenset()
        while True:
            cells = self._best(banned)
            if not cells:
                return
            option = option_of(self._situation, cells)
            if not option.broken:
                yield option
            banned |= {self._busiest(option)}

    def offers(self, holes: tuple[Hole, ...]) -> list[Way]:
        """Return each person's best way to fill holes, alone, the best first."""
        return self._offered({}, holes, frozenset())

    def _busiest(self, option: RepairOption) -> str:
        """Return whom the way leans on most."""
        days = [move.employee_id for move in option.moves]
        return max(sorted(option.people), key=days.count)

    def _best(self, banned: frozenset[str]) -> Cells:
        situation = self._situation
        holes = situation.holes(situation.caused)
        firsts = self._offered({}, holes, banned)
        if not firsts:
            return {}
        best = self._followed(firsts[0], banned)
        for first in firsts[1:FIRST_LINKS]:
            if self._late or not self._grave(best[1]):
                break
            best = min(best, self._followed(first, banned), key=lambda way: way[0])
        people = len({name for name, _ in best[1]})
        return best[1] if best[0] < LOSS + PERSON_MOVED * people else {}

    def _grave(self, cells: Cells) -> tuple[Hole, ...]:
        """Return what falls below a minimum; what only waits is left to the engine."""
        holes = self._situation.holes(self._situation.outcome(cells))
        return tuple(hole for hole in holes if hole.minimum)

    def _followed(self, way: Way, banned: frozenset[str]) -> Way:
        """Return a way with others moved after the first, as long as that helps."""
        while len({name for name, _ in way[1]}) < MOST_PEOPLE and not self._late:
            holes = self._grave(way[1])
            if not holes:
                return way
            moved = {name for name, _ in way[1]}
            more = self._offered(way[1], holes, banned | moved)
            if not more or more[0][0] >= way[0] - EASE:
                return way
            way = more[0]
        return way

    def _offered(
        self, cells: Cells, holes: tuple[Hole, ...], banned: frozenset[str]
    ) -> list[Way]:
        """Return each person's best way to fill holes after `cells`, best first."""
        key = (tuple(sorted(cells)), holes)
        if key not in self._offers:
            found = [
                way
                for employee in self._candidates(holes)
                if employee.id not in {name for name, _ in cells}
                for way in self._ways_of(employee, cells, holes)
            ]
            self._offers[key] = sorted(found, key=lambda w: (w[0], sorted(w[1])))
        return [
            way
            for way in self._offers[key]
            if not banned & {name for name, _ in way[1] if (name, _) not in cells}
        ]

    def _candidates(self, holes: tuple[Hole, ...]) -> Iterator[Employee]:
        posts = {hole.post_id for hole in holes}
        for employee in self._situation.problem.employees:
            if any(self.may(employee, post_id) for post_id in posts):
                yield employee

    def may(self, employee: Employee, post_id: str) -> bool:
        """Return whether someone is authorised for a post, from some place."""
        key = (employee.id, post_id)
        if key not in self._allowed:
            problem = self._situation.problem
            self._allowed[key] = may_hold(problem, employee, problem.post(post_id))
        return self._allowed[key]

    # One person -------------------------------------------------------------

    def _ways_of(
        self, employee: Employee, cells: Cells, holes: tuple[Hole, ...]
    ) -> Iterator[Way]:
        """Yield the best way with her, and the one that keeps every day she can."""
        if self._late:
            return
        days = {
            day: found
            for day in sorted({hole.date for hole in holes})
            if (found := self._trials(employee, day, holes))
        }
        kept = self._judged(employee, days, cells, strict=False)
        if kept is None:
            return
        yield kept
        if len(days) > 1:
            best = self._judged(employee, days, cells, strict=True)
            if best is not None and best[1] != kept[1]:
                yield best

    def _trials(
        self, employee: Employee, day: date, holes: Iterable[Hole]
    ) -> list[Trial]:
        """Return the days she could have, those that fill the worst hole first."""
        situation = self._situation
        cell = (employee.id, day)
        if not situation.movable(cell):
            return []
        problem = situation.problem
        wanted = [
            (problem.post(hole.post_id), hole.start, hole.end)
            for hole in holes
            if hole.date == day and self.may(employee, hole.post_id)
        ]
        tried = trials_over(problem, situation.rota, employee, day, wanted)
        now = situation.rota.on(*cell)
        return [
            trial
            for trial in tried
            if merged(trial.day) != now and situation.keeps_past(cell, trial.day)
        ]

    def _judged(
        self,
        employee: Employee,
        days: dict[date, list[Trial]],
        cells: Cells,
        *,
        strict: bool,
    ) -> Way | None:
        """Return her way on as many of the days as the judge allows; none if on none.

        A day that breaks a hard rule takes the next trial, or is given back; a
        `strict` way also gives back the days that cost more than they bring.
        """
        left = {day: list(found) for day, found in days.items()}
        for _ in range(PATIENCE):
            if not left:
                return None
            mine = {(employee.id, day): found[0].day for day, found in left.items()}
            done = self._screen.screened({**cells, **mine})
            worst = _broken_day(done, left) or (strict and _harmful_day(done, left))
            if not worst:
                people = len({name for name, _ in (*cells, *mine)})
                return done.points + PERSON_MOVED * people, {**cells, **mine}
            left[worst].pop(0)
            if not left[worst]:
                del left[worst]
        return None


def _broken_day(done: Change, days: Mapping[date, object]) -> date | None:
    """Return the day to change because a hard rule breaks, if one does."""
    if not done.broken:
        return None
    dated = [v.date for v in done.broken if v.date in days]
    return dated[0] if dated and dated[0] else max(days)


def _harmful_day(done: Change, days: Mapping[date, object]) -> date | None:
    """Return the day that costs most, if one costs more than it brings."""
    points = dict.fromkeys(days, 0.0)
    for sign, violations in ((-1, done.before), (1, done.after)):
        for violation in violations:
            if violation.date in points:
                points[violation.date] += sign * violation.penalty
    worst = max(points, key=lambda day: points[day])
    return worst if points[worst] > 0 else None
