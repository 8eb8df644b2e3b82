"""Seats and phones: a row per room and stretch where too many could be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY, cut
from planner.solver.encoding import Encoding
from planner.solver.presence import (
    Presence,
    Where,
    given_on,
    given_over,
    minus,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.rota import Assignment
    from planner.solver.formulation import Formulation
    from planner.solver.presence import Span


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    presence = Presence(formulation)
    for room in problem.rooms:
        inside = {post.id for post in problem.posts if post.room_id == room.id}
        calling = {name for name in inside if problem.activity_of(name).phone}
        for day in problem.period.days:
            for posts, places in ((inside, room.seats), (calling, room.phones)):
                _day(presence, day, frozenset(posts), places)


def _day(presence: Presence, day: date, posts: frozenset[str], places: int) -> None:
    """Keep the people on site on some posts within the places there are."""
    cells = [
        cell for cell in presence.cells_on(day) if not posts.isdisjoint(cell.posts)
    ]
    if not cells:
        return
    given = [
        one
        for one in given_on(presence.problem, day)
        if one.post_id in posts and not one.remote
    ]
    pins = [
        pin
        for pin in presence.problem.pins
        if pin.date == day and pin.post_id in posts and not pin.remote
    ]
    if len(cells) + len(given) <= places:
        return
    here = Where(posts, onsite=True)
    times = {time for one in given for time in (one.start, one.end)}
    times.update(*(presence.held(cell, here).times for cell in cells))
    for span in cut(0, END_OF_DAY, times):
        left = places - _people(given, span)
        if len(cells) <= left:
            continue
        found = (presence.at_most_onsite(cell, span, here) for cell in cells)
        people = [terms for terms in found if terms]
        if len(people) > left:
            # Those pinned there stay, however many: nobody is added to them.
            row = minus(term for terms in people for term in terms)
            most = max(left, 0, _people(pins, span))
            presence.at_least(row, -most, day, pinned=False)


def _people(fixed: Iterable[Assignment], span: Span) -> int:
    return len({one.employee_id for one in given_over(fixed, span)})


ENCODING = Encoding(id="room_capacity", encode=_encode)
