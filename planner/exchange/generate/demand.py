"""Needs scaled to the people there are: Mondays and the first hour ask for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import less_absence
from planner.domain.work import Criticality, Service
from planner.exchange.days import Days
from planner.exchange.generate.hospital import (
    SATURDAY_POST,
    Hospital,
    desk_post,
    phone_post,
    typing_post,
)
from planner.exchange.generate.staff import LATE_TEAM
from planner.exchange.generate.terms import (
    AFTERNOON,
    CLOSING,
    DAY_MINUTES,
    MORNING,
    OPENING,
)
from planner.exchange.needs import Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem

PATIENTS = (1.25, 1.0, 0.95, 0.95, 0.85)
"""Calls and visits by weekday, Monday first, around a mean of 1."""
DESK_SHARE = 0.32
"""Part of a team's time at the desk."""
PHONE_SHARE = 0.25
"""Part of it on the phone; the desk takes it where the phone is not pooled."""
PEAK_START, PEAK_END = 8 * 60, 9 * 60
LATE_MINUTES = MORNING.start - OPENING + AFTERNOON.start - MORNING.end
LATE_COST = (LATE_MINUTES + CLOSING - AFTERNOON.end) / DAY_MINUTES
"""Days of work a desk open from early to late takes besides its half-days."""
PHONE_MINIMUM = 0.6
LEAST_TEAM = 0.5


class Rounding:
    """Turns fractions of people into whole people without losing any over time."""

    def __init__(self) -> None:
        self._owed: dict[str, float] = {}

    def __call__(self, name: str, people: float) -> int:
        """Return a whole number; what is cut off is owed to the next call."""
        owed = self._owed.get(name, 0.5) + max(0.0, people)
        self._owed[name] = owed - int(owed)
        return int(owed)


def needs(hospital: Hospital, problem: Problem, tightness: float) -> list[Need]:
    """Return the weekly needs; at tightness 1 they ask for about the time there is.

    `problem` has the people and their absences, and no requirement yet.
    """
    staffed = [s for s in hospital.services if hospital.team_of(s)]
    rounding = Rounding()
    found: list[Need] = []
    available = _available(problem, staffed)
    for weekday in range(5):
        phone: dict[str, float] = {}
        for service in staffed:
            people = available[service.id, weekday] * tightness
            found += _service_needs(hospital, service, weekday, people, rounding)
            calls = people * PHONE_SHARE * PATIENTS[weekday]
            phone[service.pole_id] = phone.get(service.pole_id, 0.0) + calls
        for pole_id, calls in phone.items():
            if pole_id in hospital.pooled:
                found += _phone_needs(pole_id, weekday, calls, rounding)
    return [*found, *_saturday(problem)]


def _available(
    problem: Problem, staffed: Iterable[Service]
) -> Mapping[tuple[str, int], float]:
    """Return the people there are for each service and weekday, in full days.

    The pool's time is shared between the services.
    """
    services = [service.id for service in staffed]
    days: dict[int, list[date]] = {}
    for day in problem.period.days:
        days.setdefault(day.weekday(), []).append(day)
    found = {(name, weekday): 0.0 for name in services for weekday in range(7)}
    for employee in problem.employees:
        homes = services if employee.pool_id else [employee.home_service_id]
        for weekday, dates in days.items():
            minutes = sum(_there(problem, employee, day) for day in dates)
            worked = minutes / len(dates) / DAY_MINUTES / len(homes)
            for name in homes:
                found[name, weekday] += worked
    return found


def _there(problem: Problem, employee: Employee, day: date) -> float:
    """Return the minutes of someone on a date, those of the week spread evenly."""
    if not problem.shifts_on(employee, day):
        return 0.0
    pattern = problem.patterns_by_id[employee.pattern_id]
    weekly = problem.contract_of(employee).weekly_minutes
    full = weekly * len(pattern.weeks) / pattern.days
    return less_absence(problem, employee, day, full)


def _service_needs(
    hospital: Hospital,
    service: Service,
    weekday: int,
    people: float,
    rounding: Rounding,
) -> Iterator[Need]:
    pooled = service.pole_id in hospital.pooled
    share = DESK_SHARE if pooled else DESK_SHARE + PHONE_SHARE
    first = service is hospital.first_at(service.site_id)
    late = first and hospital.team_of(service) >= LATE_TEAM
    desk = desk_post(service.id)
    wanted = people * share * PATIENTS[weekday]
    at_desk = max(int(people >= LEAST_TEAM), rounding(desk, wanted))
    calls = people * PHONE_SHARE * PATIENTS[weekday] if pooled else 0.0
    typed = people - at_desk - calls - (LATE_COST if late else 0.0)
    typing = rounding(typing_post(service.id), typed)
    important = Criticality.CRITICAL if first else Criticality.NORMAL
    for start, end in (MORNING, AFTERNOON):
        if at_desk:
            yield _need(desk, weekday, start, end, 1, at_desk, important)
        if typing:
            yield _need(typing_post(service.id), weekday, start, end, 0, typing)
    if late:
        for start, end in _outside():
            yield _need(desk, weekday, start, end, 1, 1, important)


def _outside() -> tuple[tuple[int, int], ...]:
    return (
        (OPENING, MORNING.start),
        (MORNING.end, AFTERNOON.start),
        (AFTERNOON.end, CLOSING),
    )


def _phone_needs(
    pole_id: str, weekday: int, calls: float, rounding: Rounding
) -> Iterator[Need]:
    """Yield the needs of a pooled line: one more person in the first hour."""
    post = phone_post(pole_id)
    people = max(1, rounding(post, calls))
    least = max(1, int(people * PHONE_MINIMUM))
    peak = people + 1
    important = Criticality.IMPORTANT
    yield _need(post, weekday, PEAK_START, MORNING.start, 0, 1, important)
    yield _need(post, weekday, MORNING.start, PEAK_END, least, peak, important)
    yield _need(post, weekday, PEAK_END, MORNING.end, least, people, important)
    yield _need(post, weekday, *AFTERNOON, least, people, important)


def _saturday(problem: Problem) -> Iterator[Need]:
    """Yield the Saturday desk when somebody works on Saturdays."""
    if any(week[5] for pattern in problem.patterns for week in pattern.weeks):
        yield _need(SATURDAY_POST, 5, *MORNING, 1, 1)


def _need(
    post_id: str,
    weekday: int,
    start: int,
    end: int,
    minimum: int,
    target: int,
    criticality: Criticality = Criticality.NORMAL,
) -> Need:
    return Need(
        post_id=post_id,
        days=Days(weekdays=frozenset((weekday,))),
        start=start,
        end=end,
        minimum=minimum,
        target=target,
        criticality=criticality,
    )
