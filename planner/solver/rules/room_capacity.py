"""Seats and phones: a row per room and stretch where too many could be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY, cut
from planner.solver.encoding import Encoding
from planner.solver.presence import (
    Presence,
    given_on,
    given_over,
    minus,
    on_posts,
    times_of,
)

if TYPE_CHECKING:
    from datetime import date

    from planner.solver.formulation import Formulation


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
        cell
        for cell in presence.cells_on(day)
        if any(way.post_id in posts for _, way, _ in cell.holds)
    ]
    given = [
        one
        for one in given_on(presence.problem, day)
        if one.post_id in posts and not one.remote
    ]
    if not cells or len(cells) + len(given) <= places:
        return
    for span in cut(0, END_OF_DAY, times_of(cells, given)):
        found = (presence.at_most_onsite(cell, span, on_posts(posts)) for cell in cells)
        people = [terms for terms in found if terms]
        left = places - len({one.employee_id for one in given_over(given, span)})
        if len(people) > left:
            row = minus(term for terms in people for term in terms)
            presence.at_least(row, -max(left, 0), day)


ENCODING = Encoding(id="room_capacity", encode=_encode)
