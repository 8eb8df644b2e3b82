"""Rotations, hours in peace, meetings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.meeting import Meeting
from planner.domain.rotation import ProtectedBlock, Rotation
from planner.domain.window import Window
from planner.domain.work import Activity, ActivityKind, Post, Service
from planner.exchange.generate.hospital import PHONE, TYPING, line, phone_post
from planner.exchange.generate.terms import AFTERNOON, MORNING

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from planner.domain.people import Employee
    from planner.exchange.generate.rulebook.draft import Draft

MEETING = Activity(id="reunion", name="Réunion", kind=ActivityKind.MEETING)
MEETING_TEAM = 4
MEETING_START, MEETING_END = AFTERNOON.start, AFTERNOON.start + 60
TUESDAY, THURSDAY = 1, 3
FEWEST_IN_TURN, MOST_IN_TURN = 3, 6
ROUND_WEEKS = 2
PEACE_END = 15 * 60
IN_PEACE = 0.08


def rotations(draft: Draft, random: Random) -> Draft:
    """Have some people of each shared line turn over phone and typing."""
    found = []
    for pole in draft.problem.poles:
        if pole.id in draft.hospital.pooled:
            people = draft.problem.employees
            able = [one for one in people if _turns(draft, one, pole.id)]
            if len(able) >= FEWEST_IN_TURN:
                chosen = random.sample(able, min(len(able), MOST_IN_TURN))
                found.append(
                    Rotation(
                        id=f"{pole.id}-tour",
                        name=f"Roulement {pole.name}",
                        employee_ids=frozenset(one.id for one in chosen),
                        activity_ids=frozenset((PHONE.id, TYPING.id)),
                        weeks=ROUND_WEEKS,
                    )
                )
    return draft.add(rotations=found)


def _turns(draft: Draft, employee: Employee, pole_id: str) -> bool:
    """Return whether someone can hold the line of a pole on site, and type."""
    post = draft.problem.post(phone_post(pole_id))
    service = draft.problem.services_by_id[employee.home_service_id]
    return (
        employee.pool_id is None
        and not employee.trainee
        and employee.joined is None
        and draft.full_time(employee)
        and service.pole_id == pole_id
        and post.site_id in employee.site_ids
        and line(pole_id) in employee.skills
        and employee.skills.get(service.specialty, 0) > 1
        and not employee.refuses
    )


def protected(draft: Draft, random: Random) -> Draft:
    """Keep a service of each pole, and a few people, off the phone some hours."""
    blocks = []
    for pole in draft.problem.poles:
        services = [s for s in draft.staffed if s.pole_id == pole.id]
        if services:
            blocks.append(
                ProtectedBlock(
                    service_id=random.choice(services).id,
                    window=Window(
                        weekdays=frozenset({THURSDAY}),
                        start=AFTERNOON.start,
                        end=PEACE_END,
                    ),
                )
            )
    blocks += [
        ProtectedBlock(
            employee_id=employee.id,
            window=Window(
                weekdays=frozenset({random.randrange(5)}),
                start=MORNING.start,
                end=MORNING.end,
            ),
        )
        for employee in draft.problem.employees
        if 3 in employee.skills.values() and random.random() < IN_PEACE
    ]
    return draft.add(protected_blocks=blocks)


def meetings(draft: Draft, random: Random) -> Draft:
    """Have each larger service meet once, somebody staying outside."""
    found, posts = [], []
    for service in draft.staffed:
        if draft.hospital.team_of(service) < MEETING_TEAM:
            continue
        day = _meeting_day(draft, random)
        present = [one for one in draft.team(service) if _attends(draft, one, day)]
        if len(present) > 2:
            posts.append(_post(service))
            named = frozenset(one.id for one in present[:-1])
            found.append(
                Meeting(
                    id=f"{service.id}-reunion-{day:%m}",
                    name=f"Réunion de service, {service.name}",
                    post_id=posts[-1].id,
                    date=day,
                    start=MEETING_START,
                    end=MEETING_END,
                    employee_ids=named,
                )
            )
    return draft.add(meetings=found, posts=posts, activities=[MEETING])


def _meeting_day(draft: Draft, random: Random) -> date:
    """Return a Tuesday or Thursday of the second week; of the first if there is one."""
    period = draft.problem.period
    monday = period.weeks[min(1, len(period.weeks) - 1)]
    chosen = monday + timedelta(days=random.choice((TUESDAY, THURSDAY)))
    return chosen if chosen in period else period.start


def _attends(draft: Draft, employee: Employee, day: date) -> bool:
    shifts = draft.problem.shifts_on(employee, day)
    return draft.there(employee, day) and all(
        any(s.start <= MEETING_START and s.end >= MEETING_END for s in shift.segments)
        for shift in shifts
    )


def _post(service: Service) -> Post:
    return Post(
        id=f"{service.id}-reunion",
        name=f"Réunion {service.name}",
        activity_id=MEETING.id,
        site_id=service.site_id,
        pole_id=service.pole_id,
        service_id=service.id,
    )
