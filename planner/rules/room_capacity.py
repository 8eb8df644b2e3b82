"""Room capacity: a seat for everyone, a phone for everyone who needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import cut
from planner.rules.diary import everyone_on
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.room import Room
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.text.message import Message


class Crowd(NamedTuple):
    """People beyond what a room has, over part of a day."""

    start: int
    end: int
    people: int
    """How many are there at the most crowded moment."""
    minutes: int
    """Person-minutes too many."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the person-minutes beyond the seats, and beyond the phones, of each room.

    Given days count: who is there takes a seat, whoever planned it.
    """
    for day in scope.days if problem.rooms else ():
        inside: dict[str, list[Assignment]] = {}
        for one in everyone_on(problem, rota, day):
            room_id = problem.post(one.post_id).room_id
            if room_id is not None and not one.remote:
                inside.setdefault(room_id, []).append(one)
        for room_id, there in inside.items():
            yield from _room(problem, problem.rooms_by_id[room_id], day, there)


def _room(
    problem: Problem, room: Room, day: date, there: Sequence[Assignment]
) -> Iterator[Violation]:
    shown = next(post.id for post in problem.posts if post.room_id == room.id)
    calling = [one for one in there if problem.activity_of(one.post_id).phone]
    for places, people, say in (
        (room.seats, there, _seats),
        (room.phones, calling, _phones),
    ):
        crowd = _crowd(people, places)
        if crowd is not None:
            yield RULE.violation(
                problem,
                crowd.minutes,
                say(room, crowd),
                post_id=shown,
                day=day,
                start=crowd.start,
                end=crowd.end,
            )


def _crowd(there: Sequence[Assignment], places: int) -> Crowd | None:
    """Return where more people than `places` are together, if anywhere."""
    times = [time for one in there for time in (one.start, one.end)]
    found = [
        (start, end, people)
        for start, end in cut(min(times, default=0), max(times, default=0), times)
        if (people := _people(there, start, end)) > places
    ]
    if not found:
        return None
    return Crowd(
        start=found[0][0],
        end=found[-1][1],
        people=max(people for _, _, people in found),
        minutes=sum((people - places) * (end - start) for start, end, people in found),
    )


def _people(there: Sequence[Assignment], start: int, end: int) -> int:
    return len(
        {one.employee_id for one in there if one.start <= start < end <= one.end}
    )


def _seats(room: Room, crowd: Crowd) -> Message:
    return message(
        "{room} has {places} seats: up to {people} people between {start} and {end}.",
        room=room.name,
        places=room.seats,
        people=crowd.people,
        start=Clock(crowd.start),
        end=Clock(crowd.end),
    )


def _phones(room: Room, crowd: Crowd) -> Message:
    return message(
        "{room} has {places} phones: up to {people} people on the phone between "
        "{start} and {end}.",
        room=room.name,
        places=room.phones,
        people=crowd.people,
        start=Clock(crowd.start),
        end=Clock(crowd.end),
    )


RULE = Rule(
    id="room_capacity",
    title="Seats and phones",
    reason="A room holds no more people than it has seats, nor callers than phones.",
    source="Establishment (rooms)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
