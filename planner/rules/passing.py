"""Who takes a line while its holder is on a break.

The day is cut where a break, a need or somebody's work starts or ends; over each part
the people at work that can wait are matched with the lines left without holder, as
many as can be, the last taker of a line first.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.place import HOME
from planner.domain.rota import worked_segments
from planner.domain.staffing import counted
from planner.rules.diary import everyone_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.shift import Piece
    from planner.domain.work import Post


class Relay(NamedTuple):
    """A line during a break of its holder, and who takes it; none closes the line."""

    post_id: str
    day: date
    start: int
    end: int
    holder_id: str
    taker_id: str | None


def break_of(
    problem: Problem, employee: Employee, day: date, segments: Sequence[Piece]
) -> Piece | None:
    """Return when someone who works these segments has her paid break, if any.

    Where her hours do not say when, it is assumed (`ShiftType.pause`).
    """
    offered = {shift.id for shift in problem.shifts_on(employee, day)}
    alike = [s for s in problem.shift_types if s.segments == tuple(segments)]
    shift = next((s for s in alike if s.id in offered), alike[0] if alike else None)
    return None if shift is None else shift.pause


def may_take(problem: Problem, employee: Employee, line: Post) -> bool:
    """Return whether someone at work elsewhere may take a line for a while."""
    if employee.trainee or line.activity_id in employee.refuses:
        return False
    if line.specialty and employee.skills.get(line.specialty, 0) < line.level:
        return False
    if employee.pool_id is None:
        return True
    own = problem.pools_by_id[employee.pool_id].service_ids | {employee.home_service_id}
    if line.service_id is not None:
        return line.service_id in own
    return any(problem.services_by_id[s].pole_id == line.pole_id for s in own)


def reachable(problem: Problem, line: Post, place: str) -> bool:
    """Return whether a line can be taken from a place: its site, or home for some."""
    if place == HOME:
        return problem.activity_of(line.id).remote
    return place == line.site_id


def lines_on(problem: Problem, day: date) -> list[Post]:
    """Return the lines passed on during breaks that somebody is asked for on a date."""
    return [
        post
        for post in problem.posts
        if post.relay
        and any(
            r.stated.target for r in problem.requirements_on.get((post.id, day), ())
        )
    ]


def relays(problem: Problem, rota: Rota, day: date) -> tuple[Relay, ...]:
    """Return the breaks on the lines of a date during which nobody else holds them."""
    lines = lines_on(problem, day)
    return tuple(_Day(problem, rota, day, lines).relays()) if lines else ()


class _Day:
    """What happens on a date, by part of it."""

    def __init__(
        self, problem: Problem, rota: Rota, day: date, lines: Sequence[Post]
    ) -> None:
        self.problem = problem
        self.day = day
        self.lines = sorted(lines, key=lambda line: line.id)
        self.work = sorted(
            (one for one in everyone_on(problem, rota, day) if counted(problem, one)),
            key=lambda one: (one.employee_id, one.start),
        )
        self.breaks = self._breaks()

    def _breaks(self) -> Mapping[str, Piece]:
        days: dict[str, list[Assignment]] = {}
        for one in self.work:
            days.setdefault(one.employee_id, []).append(one)
        found = {
            name: break_of(
                self.problem,
                self.problem.employee(name),
                self.day,
                worked_segments(assignments),
            )
            for name, assignments in days.items()
        }
        return {name: piece for name, piece in found.items() if piece is not None}

    def relays(self) -> list[Relay]:
        """Return the relays of the date, parts with the same people made one."""
        found: list[Relay] = []
        for start, end in pairwise(sorted(self._times())):
            last = {r.post_id: r for r in found if r.end == start}
            for relay in self._over(start, end, last):
                before = last.get(relay.post_id)
                if before and before[4:] == relay[4:]:
                    found[found.index(before)] = before._replace(end=end)
                else:
                    found.append(relay)
        return sorted(found)

    def _times(self) -> set[int]:
        times = {time for piece in self.breaks.values() for time in piece}
        times.update(time for one in self.work for time in (one.start, one.end))
        for line in self.lines:
            for need in self.problem.requirements_on[line.id, self.day]:
                times.update((need.start, need.end))
        return times

    def _over(self, start: int, end: int, last: Mapping[str, Relay]) -> list[Relay]:
        now = [one for one in self.work if one.start <= start and end <= one.end]
        resting = {
            name
            for name, piece in self.breaks.items()
            if piece.start <= start and end <= piece.end
        }
        left = {
            line.id: holder
            for line in self.lines
            if resting
            if (holder := self._left_by(line, start, now, resting)) is not None
        }
        able = {post_id: self._takers(post_id, now, resting, last) for post_id in left}
        taken = matched(able)
        return [
            Relay(post_id, self.day, start, end, holder, taken.get(post_id))
            for post_id, holder in left.items()
        ]

    def _left_by(
        self, line: Post, start: int, now: Sequence[Assignment], resting: set[str]
    ) -> str | None:
        """Return who leaves a line for a break while nobody else is on it, if so."""
        needs = self.problem.requirements_on[line.id, self.day]
        if not any(n.stated.target and n.start <= start < n.end for n in needs):
            return None
        posts = (line.id, *self.problem.combined_with.get(line.id, ()))
        holders = [one.employee_id for one in now if one.post_id in posts]
        if not holders or any(name not in resting for name in holders):
            return None
        return holders[0]

    def _takers(
        self,
        post_id: str,
        now: Sequence[Assignment],
        resting: set[str],
        last: Mapping[str, Relay],
    ) -> list[str]:
        problem, line = self.problem, self.problem.post(post_id)
        names = [
            one.employee_id
            for one in now
            if one.employee_id not in resting
            and problem.activity_of(one.post_id).deferrable
            and reachable(problem, line, one.place)
            and may_take(problem, problem.employee(one.employee_id), line)
        ]
        before = last[post_id].taker_id if post_id in last else None
        return sorted(dict.fromkeys(names), key=lambda name: (name != before, name))


def matched(able: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return a taker for as many lines as can have one, each taking one line."""
    takers: dict[str, str] = {}

    def place(post_id: str, tried: set[str]) -> bool:
        for name in able[post_id]:
            if name not in tried:
                tried.add(name)
                if name not in takers or place(takers[name], tried):
                    takers[name] = post_id
                    return True
        return False

    for post_id in able:
        place(post_id, set())
    return {post_id: name for name, post_id in takers.items()}
