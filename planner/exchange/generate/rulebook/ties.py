"""Doctors and their assistants, couples, and what months past have left."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from planner.domain.coupling import Assistance, Coupling, CouplingKind, Doctor
from planner.domain.memory import Familiarity, Hardship, HardshipKind
from planner.domain.work import Activity, ActivityKind, Post, Service
from planner.exchange.days import Days
from planner.exchange.generate.hospital import PHONE
from planner.exchange.generate.names import LAST_NAMES
from planner.exchange.generate.terms import AFTERNOON, MORNING
from planner.exchange.needs import Need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from planner.domain.people import Employee
    from planner.exchange.generate.rulebook.draft import Draft

ASSISTANCE = Activity(
    id="assistance", name="Assistance médicale", kind=ActivityKind.ASSISTANCE
)
PEOPLE_A_DOCTOR, PEOPLE_A_COUPLE = 40, 60
HALF_DAYS = {1 / 3: 4, 1 / 2: 6}
"""Part of an assistant's time to consultations a week: a little more than the part."""
AWAY = 0.6
KNOWN_FOR = 400
"""Longest time ago somebody last worked in a service she knows, in days."""
HARDSHIPS = {
    HardshipKind.SITE_CHANGE: (0.2, 4),
    HardshipKind.SHORT_NOTICE: (0.3, 3),
    HardshipKind.REFUSED_WISH: (0.3, 2),
    HardshipKind.BRIDGE: (0.1, 1),
}
"""Share of people it weighed on, and how often at most."""
LATE_DAYS, PHONE_HOURS, SATURDAYS = 10, 60, 3


def consultations(draft: Draft, random: Random) -> Draft:
    """Promise part of some people's time to doctors; some of them go away a week."""
    wanted = max(1, len(draft.problem.employees) // PEOPLE_A_DOCTOR)
    able = [
        (service, employee)
        for service in draft.staffed
        for employee in draft.team(service)
        if service not in draft.late and _assists(draft, employee)
    ]
    for number, (service, employee) in enumerate(
        random.sample(able, min(len(able), wanted))
    ):
        draft = _doctor(draft, service, employee, number, random)
    return draft.add(activities=[ASSISTANCE])


def _assists(draft: Draft, employee: Employee) -> bool:
    return (
        draft.full_time(employee)
        and not employee.trainee
        and employee.joined is None
        and any(draft.there(employee, day) for day in draft.problem.period.days)
    )


def _doctor(
    draft: Draft, service: Service, assistant: Employee, number: int, random: Random
) -> Draft:
    period = draft.problem.period
    name = LAST_NAMES[-1 - number % len(LAST_NAMES)]
    away: frozenset[date] = frozenset()
    if random.random() < AWAY:
        monday = random.choice(period.weeks)
        week = (monday + timedelta(days=turn) for turn in range(5))
        away = frozenset(day for day in week if day in period)
    doctor = Doctor(id=f"dr-{number + 1}", name=f"Dr {name}", away=away)
    post = Post(
        id=f"{doctor.id}-consultation",
        name=f"Consultation du {doctor.name}",
        activity_id=ASSISTANCE.id,
        site_id=service.site_id,
        pole_id=service.pole_id,
        service_id=service.id,
        specialty=service.specialty,
        doctor_id=doctor.id,
    )
    fraction = random.choice(list(HALF_DAYS))
    promised = Assistance(
        employee_id=assistant.id, doctor_id=doctor.id, fraction=fraction
    )
    half_days = [(day, piece) for day in range(5) for piece in (MORNING, AFTERNOON)]
    needs = [
        Need(
            post_id=post.id,
            days=Days(weekdays=frozenset({weekday})),
            start=start,
            end=end,
            minimum=1,
        )
        for weekday, (start, end) in sorted(
            random.sample(half_days, HALF_DAYS[fraction])
        )
    ]
    if away:
        needs.append(Need(post_id=post.id, days=Days(dates=away)))
    return draft.with_needs(*needs).add(
        doctors=[doctor], posts=[post], assistances=[promised]
    )


def couples(draft: Draft, random: Random) -> Draft:
    """Tie two people who leave together, and two of whom one is always there."""
    wanted = max(1, len(draft.problem.employees) // PEOPLE_A_COUPLE)
    days = [day for day in draft.problem.period.days if day.weekday() < 5]
    apart = [
        (one, other)
        for service in draft.staffed
        for one, other in combinations(draft.team(service), 2)
        if all(
            draft.there(one, day) or draft.there(other, day)
            for day in days
            if day not in draft.problem.home_site(one).holidays
        )
    ]
    team = [e for e in draft.problem.employees if e.pool_id is None]
    found = [
        Coupling(employee_id=one.id, kind=CouplingKind.APART, colleague_id=other.id)
        for one, other in random.sample(apart, min(len(apart), wanted))
    ]
    busy = {name for c in found for name in (c.employee_id, c.colleague_id)}
    free = [one for one in team if one.id not in busy]
    for _ in range(wanted if len(free) > 2 * wanted else 0):
        one, other = random.sample(free, 2)
        free = [e for e in free if e not in (one, other)]
        found.append(
            Coupling(
                employee_id=one.id, kind=CouplingKind.TOGETHER, colleague_id=other.id
            )
        )
    return draft.add(couplings=found)


def memory(draft: Draft, random: Random) -> Draft:
    """Remember what weighed on people, and the services they know besides theirs."""
    late = {employee.id for service in draft.late for employee in draft.team(service)}
    hardships: list[Hardship] = []
    known: list[Familiarity] = []
    for employee in draft.problem.employees:
        if not employee.trainee and employee.joined is None:
            hardships += _borne(employee, employee.id in late, random)
            known += _knows(draft, employee, random)
    return draft.add(hardships=hardships, familiarities=known)


def _borne(employee: Employee, late: bool, random: Random) -> Iterator[Hardship]:
    counts = {
        kind: random.randint(1, most)
        for kind, (share, most) in HARDSHIPS.items()
        if random.random() < share
    }
    if late:
        counts[HardshipKind.LATE] = random.randint(0, LATE_DAYS)
    if employee.pattern_id.startswith("samedi"):
        counts[HardshipKind.SATURDAY] = random.randint(0, SATURDAYS)
    if PHONE.id not in employee.refuses:
        counts[HardshipKind.PHONE] = random.randint(0, PHONE_HOURS)
    for kind, count in counts.items():
        if count:
            yield Hardship(employee_id=employee.id, kind=kind, count=float(count))


def _knows(draft: Draft, employee: Employee, random: Random) -> Iterator[Familiarity]:
    for service in draft.staffed:
        own = service.id == employee.home_service_id
        reached = service.site_id in employee.site_ids
        if not own and reached and service.specialty in employee.skills:
            ago = timedelta(days=random.randint(8, KNOWN_FOR))
            yield Familiarity(
                employee_id=employee.id,
                service_id=service.id,
                last=draft.problem.period.start - ago,
            )
