"""A public instance as one of our problems, and one of our rotas as its plan.

Each shift is a shift type, and a post only its hours fit. Needs are said of the first
quarter-hour of the post, the rest of it is merely open, so that one person more or less
costs the same whatever the length of the shift. Days off are days the working pattern
does not offer. What the law asks of French hospitals is set aside by parameters.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import Request, RequestKind
from planner.domain.clock import GRID
from planner.domain.people import DAYS_A_WEEK, Contract, Employee, WorkingPattern
from planner.domain.period import Period
from planner.domain.place import Site
from planner.domain.problem import Problem
from planner.domain.rhythm import Rhythm
from planner.domain.shift import Piece, ShiftType
from planner.domain.work import Activity, Pole, Post, Requirement, Service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.rosters.checker import Plan
    from benchmarks.rosters.instance import Cover, Instance, Staff, Wish
    from planner.domain.rota import Rota

START = date(2027, 3, 1)
"""Any Monday."""
ANYWHERE = "ward"
QUARTERS_AN_HOUR = 4
NO_LIMIT = 1_000_000.0


def problem_of(instance: Instance) -> Problem:
    """Return the problem whose points are the instance's penalty."""
    shifts = _shift_types(instance)
    hours = {shift.id: shift.segments[0] for shift in shifts}
    return Problem(
        period=Period(start=START, end=START + timedelta(days=instance.days - 1)),
        sites=(Site(id=ANYWHERE, name=ANYWHERE),),
        poles=(Pole(id=ANYWHERE, name=ANYWHERE),),
        services=(_service(),),
        activities=(Activity(id=ANYWHERE, name=ANYWHERE),),
        posts=tuple(_post(shift.id) for shift in shifts),
        shift_types=shifts,
        contracts=(_contract(),),
        patterns=tuple(_pattern(instance, one) for one in instance.staff),
        rhythms=tuple(_rhythm(instance, one) for one in instance.staff),
        employees=tuple(_employee(one) for one in instance.staff),
        requests=(
            *(_request(wish, RequestKind.ON_SHIFT) for wish in instance.wanted),
            *(_request(wish, RequestKind.NOT_SHIFT) for wish in instance.unwanted),
        ),
        requirements=tuple(
            need for cover in instance.cover for need in _needs(cover, hours)
        ),
        parameters=_parameters(instance),
    )


def plan_of(rota: Rota) -> Plan:
    """Return who works which shift on which day: posts are called like shifts."""
    return {
        (one.employee_id, (one.date - START).days): one.post_id
        for one in rota.assignments
    }


def _shift_types(instance: Instance) -> tuple[ShiftType, ...]:
    """Return shift types a quarter-hour apart, so that hours tell them apart.

    The longest start last: no shift then fits within the opening of another's post.
    """
    ordered = sorted(instance.minutes, key=lambda name: instance.minutes[name])
    return tuple(
        ShiftType(
            id=name,
            name=name,
            segments=(Piece(n * GRID, n * GRID + instance.minutes[name]),),
        )
        for n, name in enumerate(ordered)
    )


def _service() -> Service:
    return Service(
        id=ANYWHERE,
        name=ANYWHERE,
        pole_id=ANYWHERE,
        site_id=ANYWHERE,
        specialty=ANYWHERE,
    )


def _post(name: str) -> Post:
    return Post(
        id=name,
        name=name,
        activity_id=ANYWHERE,
        site_id=ANYWHERE,
        pole_id=ANYWHERE,
        service_id=ANYWHERE,
    )


def _contract() -> Contract:
    return Contract(
        id=ANYWHERE,
        name=ANYWHERE,
        rule_set="private",
        weekly_minutes=35 * 60,
        credit_minutes=int(NO_LIMIT),
    )


def _pattern(instance: Instance, one: Staff) -> WorkingPattern:
    known = tuple(shift for shift in instance.minutes if one.most_of[shift])
    days = [() if day in one.days_off else known for day in range(instance.days)]
    weeks = range(0, instance.days, DAYS_A_WEEK)
    return WorkingPattern(
        id=one.id,
        weeks=tuple(tuple(days[first : first + DAYS_A_WEEK]) for first in weeks),
        anchor=START,
    )


def _rhythm(instance: Instance, one: Staff) -> Rhythm:
    return Rhythm(
        id=one.id,
        most_days_in_a_row=one.most_in_a_row,
        fewest_days_in_a_row=one.fewest_in_a_row,
        fewest_days_off_in_a_row=one.fewest_off_in_a_row,
        most_weekends=one.most_weekends,
        most_of_shift=one.most_of,
        not_followed_by=instance.not_followed_by,
        fewest_minutes=one.fewest_minutes,
        most_minutes=one.most_minutes,
    )


def _employee(one: Staff) -> Employee:
    return Employee(
        id=one.id,
        name=one.id,
        contract_id=ANYWHERE,
        pattern_id=one.id,
        home_service_id=ANYWHERE,
        site_ids=frozenset({ANYWHERE}),
        prefers=frozenset({ANYWHERE}),
        rhythm_id=one.id,
    )


def _request(wish: Wish, kind: RequestKind) -> Request:
    return Request(
        employee_id=wish.staff,
        date=START + timedelta(days=wish.day),
        kind=kind,
        shift_type_id=wish.shift,
        strength=wish.weight,
    )


def _needs(cover: Cover, hours: Mapping[str, Piece]) -> Iterator[Requirement]:
    start, end = hours[cover.shift]
    for begins, ends, people in (
        (start, start + GRID, cover.people),
        (start + GRID, end, None),
    ):
        yield Requirement(
            post_id=cover.shift,
            date=START + timedelta(days=cover.day),
            start=begins,
            end=ends,
            minimum=0,
            target=people or 0,
            maximum=people,
        )


def _parameters(instance: Instance) -> Mapping[str, Mapping[str, float]]:
    """Return the weights of the instance, and the law set aside."""
    (under,) = {cover.under for cover in instance.cover}
    (over,) = {cover.over for cover in instance.cover}
    return {
        "target_coverage": {"weight": float(under * QUARTERS_AN_HOUR)},
        "overstaffing": {"weight": float(over * QUARTERS_AN_HOUR)},
        "wish": {"weight": 1.0},
        "hours_balance": {"weight": 0.0},
        "daily_rest": {"minutes": 0.0},
        "weekly_rest": {"minutes": 0.0},
        "rolling_week": {"minutes": NO_LIMIT},
        "daily_duration": {"minutes": NO_LIMIT},
        "post_open": {"minutes": 0.0},
        "planned_week": {"minutes": NO_LIMIT},
        "cycle_average": {"minutes": NO_LIMIT},
        "rest_days": {"minimum": 0.0, "sunday_in_pair": 0.0},
        "break_due": {"break": 0.0},
        "hardship": {"weight": 0.0},
    }
