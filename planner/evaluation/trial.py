"""A person's day with one post put into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.clock import GRID, overlap
from planner.domain.place import HOME
from planner.domain.rota import Assignment, Rota, worked_segments
from planner.domain.shift import Piece, ShiftType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.work import Post


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A way to have someone on a post at a minute of a date."""

    day: tuple[Assignment, ...]
    """All she would do that date."""
    leaves: tuple[Assignment, ...]
    """What she does now and would no longer do, cut to the hours concerned."""


def trials(
    problem: Problem, rota: Rota, employee: Employee, post: Post, day: date, minute: int
) -> Iterator[Trial]:
    """Yield ways to put `employee` on `post`: as she works now, else other hours.

    When nothing fits her pattern the last resort is a bare quarter-hour, so that the
    judge can say what stops her.
    """
    now = rota.on(employee.id, day)
    found = False
    for shift in _hours(problem, employee, day, now):
        piece = _piece_at(shift, minute)
        if piece is not None:
            found = True
            yield _with_posts(problem, employee, day, now, shift, {piece: post})
    if not found:
        yield _bare(employee, post, day, now, minute)


def trials_over(
    problem: Problem,
    rota: Rota,
    employee: Employee,
    day: date,
    wanted: Sequence[tuple[Post, int, int]],
) -> Iterator[Trial]:
    """Yield ways to have `employee` hold posts from-to on a date, or part of that.

    The hours she works now come first, and of each the way that fills most.
    """
    now = rota.on(employee.id, day)
    for shift in _hours(problem, employee, day, now):
        fills = {
            piece: post
            for piece in shift.pieces
            if (post := _most_wanted(piece, wanted)) is not None
        }
        for part in _parts(fills):
            yield _with_posts(problem, employee, day, now, shift, part)


def _most_wanted(piece: Piece, wanted: Sequence[tuple[Post, int, int]]) -> Post | None:
    """Return the post wanted for most of a piece, the first named when equal."""
    best = max(wanted, key=lambda w: overlap(*piece, w[1], w[2]), default=None)
    return best[0] if best and overlap(*piece, best[1], best[2]) else None


def _parts(fills: Mapping[Piece, Post]) -> list[dict[Piece, Post]]:
    """Return all of the pieces, those of each post, and each piece, without repeats."""
    parts = [dict(fills)] if fills else []
    for post in dict.fromkeys(fills.values()):
        parts.append({piece: one for piece, one in fills.items() if one == post})
    parts += [{piece: post} for piece, post in fills.items()]
    return [part for place, part in enumerate(parts) if part not in parts[:place]]


def _hours(
    problem: Problem, employee: Employee, day: date, now: tuple[Assignment, ...]
) -> list[ShiftType]:
    """Return the hours her pattern offers that day, those she works now first."""
    segments = worked_segments(now)
    shifts = problem.shifts_on(employee, day)
    return sorted(shifts, key=lambda shift: shift.segments != segments)


def _piece_at(shift: ShiftType, minute: int) -> Piece | None:
    return next((p for p in shift.pieces if p.start <= minute < p.end), None)


def _with_posts(
    problem: Problem,
    employee: Employee,
    day: date,
    now: tuple[Assignment, ...],
    shift: ShiftType,
    fills: Mapping[Piece, Post],
) -> Trial:
    """Return her day on a shift with some of its pieces given to posts."""
    places = {post: _place(problem, employee, post, now) for post in fills.values()}
    main = next(iter(fills.values()))
    onsite = [post for post in places if places[post] != HOME]
    around = onsite[0] if onsite else main
    new = [
        _on(employee, fills[piece].id, places[fills[piece]], day, piece)
        if piece in fills
        else _rest_of_day(problem, employee, around, places[around], day, now, piece)
        for piece in shift.pieces
    ]
    leaves = tuple(
        _on(employee, one.post_id, one.place, day, Piece(*cut))
        for one in now
        for cut in _lost(one, new)
    )
    return Trial(day=tuple(sorted(new)), leaves=leaves)


def _lost(one: Assignment, new: list[Assignment]) -> list[tuple[int, int]]:
    """Return the stretches of an assignment that the new day no longer holds."""
    lost: list[tuple[int, int]] = []
    for start in range(one.start, one.end, GRID):
        if any(a.post_id == one.post_id and a.start <= start < a.end for a in new):
            continue
        if lost and lost[-1][1] == start:
            lost[-1] = (lost[-1][0], start + GRID)
        else:
            lost.append((start, start + GRID))
    return lost


def _place(
    problem: Problem, employee: Employee, post: Post, now: tuple[Assignment, ...]
) -> str:
    """Return home when she works there that day and the post can be held from it."""
    at_home = bool(now) and all(one.remote for one in now)
    remote = problem.activity_of(post.id).remote and employee.telework_days > 0
    return HOME if at_home and remote else post.site_id


def _rest_of_day(
    problem: Problem,
    employee: Employee,
    post: Post,
    place: str,
    day: date,
    now: tuple[Assignment, ...],
    piece: Piece,
) -> Assignment:
    """Return what she does in another piece: as now, else the post, else at base.

    When the post calls someone at home to the site, she comes for the whole day, but
    for those who accept both places on one day.
    """
    for one in now:
        if one.start <= piece.start and piece.end <= one.end:
            called = one.remote and place != HOME and not employee.hybrid_days
            where = problem.post(one.post_id).site_id if called else one.place
            return _on(employee, one.post_id, where, day, piece)
    opening = problem.opening(post.id, day)
    if opening and opening[0] <= piece.start and piece.end <= opening[1]:
        return _on(employee, post.id, place, day, piece)
    for other in problem.posts_open_on.get(day, ()):
        mine = other.service_id == employee.home_service_id
        if mine and problem.activity_of(other.id).deferrable:
            return _on(employee, other.id, other.site_id, day, piece)
    return _on(employee, post.id, place, day, piece)


def _bare(
    employee: Employee, post: Post, day: date, now: tuple[Assignment, ...], minute: int
) -> Trial:
    start = minute - minute % GRID
    asked = Piece(start, start + GRID)
    kept = [one for one in now if not overlap(one.start, one.end, *asked)]
    lost = tuple(one for one in now if overlap(one.start, one.end, *asked))
    new = _on(employee, post.id, post.site_id, day, asked)
    return Trial(day=tuple(sorted((*kept, new))), leaves=lost)


def _on(
    employee: Employee, post_id: str, place: str, day: date, piece: Piece
) -> Assignment:
    return Assignment(
        date=day,
        employee_id=employee.id,
        start=piece.start,
        end=piece.end,
        post_id=post_id,
        place=place,
    )
