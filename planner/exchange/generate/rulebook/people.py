"""Newcomers and trainees, other contracts, and what people bring from last month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.absence import RequestKind
from planner.domain.memory import HardshipKind
from planner.domain.people import Contract, Employee, WorkingPattern
from planner.domain.place import SiteKind
from planner.domain.shift import Piece, ShiftType
from planner.exchange.generate.terms import FULL_WEEK, MORNING, pattern

if TYPE_CHECKING:
    from random import Random

    from planner.exchange.generate.rulebook.draft import Draft

NEWCOMERS, TRAINEES = 0.04, 0.015
LEARNING_TEAM = 3
FEWEST_FOR_TRAINEE = 20
FREE_DAY, OVERTIME, ADAPTED = 0.5, 0.15, 0.02
OPTED_LATE, WISHES_HOURS = 0.2, 0.03
SOME_HOURS = 3 * 60
PAST_WEEKS = 11

FREE = Contract(
    id="q80-libre",
    name="Temps partiel 80 %, jour libre mobile",
    rule_set="fph",
    quota=80,
    weekly_minutes=FULL_WEEK * 80 // 100,
    days_a_week=4,
)
ACCEPTS = Contract(
    id="q100-hs",
    name="Temps plein, heures supplémentaires acceptées",
    rule_set="fph",
    weekly_minutes=FULL_WEEK,
    overtime_minutes=4 * 60,
)
ADAPTED_TERMS = Contract(
    id="q100-amenage",
    name="Temps plein, aménagement",
    rule_set="fph",
    weekly_minutes=FULL_WEEK,
    temporary=True,
)
SHORT_FRIDAY = ShiftType(
    id="JV",
    name="Vendredi court",
    segments=(MORNING, Piece(13 * 60 + 15, 14 * 60 + 15)),
)
PRIVATE_WEEK = WorkingPattern(
    id="prive", weeks=((("J",), ("J",), ("J",), ("J",), ("JV",), (), ()),)
)
PRIVATE_MINUTES = 35 * 60


def private_site(draft: Draft, random: Random) -> Draft:
    """Make the second site a practice of private employees, where there are several."""
    sites = draft.problem.sites
    if len(sites) < 2:
        return draft
    rule_set = random.choice(("private", "idcc1147"))
    terms = Contract(
        id="prive",
        name="Salariée de droit privé, 35 h",
        rule_set=rule_set,
        weekly_minutes=PRIVATE_MINUTES,
    )
    plain = pattern(100, ("J",)).id
    people = {
        employee.id: {"contract_id": terms.id, "pattern_id": PRIVATE_WEEK.id}
        | {"employer": "Cabinet de groupe", "grade": "Secrétaire médicale"}
        for employee in draft.problem.employees
        if draft.problem.home_site(employee) is sites[1]
        and employee.pattern_id == plain
    }
    practice = replace(sites[1], kind=SiteKind.PRACTICE)
    moved = tuple(practice if site is sites[1] else site for site in sites)
    draft = replace(draft, problem=draft.problem.replace(sites=moved))
    draft = draft.with_people(people)
    return draft.add(
        contracts=[terms], patterns=[PRIVATE_WEEK], shift_types=[SHORT_FRIDAY]
    )


def terms(draft: Draft, random: Random) -> Draft:
    """Give part-timers free days, and some full-timers other terms."""
    problem = draft.problem
    changes: dict[str, dict[str, Any]] = {}
    patterns = dict(problem.patterns_by_id)
    for employee in problem.employees:
        if employee.contract_id == "q80" and random.random() < FREE_DAY:
            week = pattern(100, _shifts(patterns[employee.pattern_id]))
            patterns.setdefault(week.id, week)
            changes[employee.id] = {"contract_id": FREE.id, "pattern_id": week.id}
        elif employee.contract_id == "q100" and employee.pool_id is None:
            drawn = random.random()
            if drawn < OVERTIME + ADAPTED:
                chosen = ACCEPTS if drawn < OVERTIME else ADAPTED_TERMS
                changes[employee.id] = {"contract_id": chosen.id}
    draft = draft.with_people(changes).add(contracts=[FREE, ACCEPTS, ADAPTED_TERMS])
    problem = draft.problem.replace(patterns=tuple(patterns.values()))
    return replace(draft, problem=problem)


def _shifts(worked: WorkingPattern) -> tuple[str, ...]:
    return next(names for week in worked.weeks for names in week if names)


def learning(draft: Draft, random: Random) -> Draft:
    """Make some people newcomers or trainees, each with a tutor of her service."""
    candidates = [
        employee
        for service in draft.staffed
        if draft.hospital.team_of(service) >= LEARNING_TEAM
        for employee in draft.team(service)
        if draft.full_time(employee) and len(_shifts_of(draft, employee)) == 1
    ]
    random.shuffle(candidates)
    count = len(draft.problem.employees)
    trainees = round(count * TRAINEES) if count >= FEWEST_FOR_TRAINEE else 0
    trainees = max(trainees, int(count >= FEWEST_FOR_TRAINEE))
    wanted = trainees + max(1, round(count * NEWCOMERS))
    changes: dict[str, dict[str, Any]] = {}
    tutors: set[str] = set()
    for employee in candidates:
        tutor = _tutor(draft, employee, changes)
        if len(changes) < wanted and tutor is not None and employee.id not in tutors:
            tutors.add(tutor.id)
            trainee = len(changes) < trainees
            changes[employee.id] = _learner(draft, employee, tutor, trainee, random)
    draft = draft.with_people(changes)
    kept = tuple(
        request
        for request in draft.problem.requests
        if request.kind is not RequestKind.TELEWORK
        or request.employee_id not in changes
    )
    return replace(draft, problem=draft.problem.replace(requests=kept))


def _shifts_of(draft: Draft, employee: Employee) -> tuple[str, ...]:
    return _shifts(draft.problem.patterns_by_id[employee.pattern_id])


def _tutor(
    draft: Draft, learner: Employee, learning: dict[str, dict[str, Any]]
) -> Employee | None:
    """Return who of her service knows it best and is there most."""
    service = draft.problem.services_by_id[learner.home_service_id]
    days = draft.problem.period.days
    knowing = [
        other
        for other in draft.team(service)
        if other.id != learner.id
        and other.id not in learning
        and other.skills.get(service.specialty, 0) > 1
        and any(draft.there(other, day) for day in days)
    ]
    return max(
        knowing,
        key=lambda one: (sum(draft.there(one, day) for day in days), one.id),
        default=None,
    )


def _learner(
    draft: Draft, employee: Employee, tutor: Employee, trainee: bool, random: Random
) -> dict[str, Any]:
    start = draft.problem.period.start
    specialty = draft.problem.services_by_id[employee.home_service_id].specialty
    changes = {
        "trainee": trainee,
        "tutor_id": tutor.id,
        "skills": dict(employee.skills) | {specialty: 1},
        "telework_days": 0,
        "telework_wish": 0,
        "hybrid_days": False,
    }
    if not trainee:
        changes["joined"] = start - timedelta(days=random.randint(8, 35))
    return changes


def brought(draft: Draft, random: Random) -> Draft:
    """Give everybody the counters of the past weeks, and some what they opted for."""
    changes = {one.id: _counters(draft, one, random) for one in draft.problem.employees}
    late = {employee.id for service in draft.late for employee in draft.team(service)}
    for employee in draft.problem.employees:
        if employee.id in late and random.random() < OPTED_LATE:
            changes[employee.id]["opted_for"] = frozenset({str(HardshipKind.LATE)})
        elif employee.pattern_id.startswith("samedi") and random.random() < OPTED_LATE:
            changes[employee.id]["opted_for"] = frozenset({str(HardshipKind.SATURDAY)})
    return draft.with_people(changes)


def _counters(draft: Draft, employee: Employee, random: Random) -> dict[str, Any]:
    start = draft.problem.period.start
    contract = draft.problem.contract_of(employee)
    weekly = contract.weekly_minutes
    weeks = (start - date(start.year, 1, 1)).days / 7
    past = tuple(weekly * random.choice((4, 5, 5, 5)) // 5 for _ in range(PAST_WEEKS))
    accepts = contract.overtime_minutes > 0
    wishes = contract.quota < 100 and random.random() < WISHES_HOURS
    return {
        "hours_brought": round(random.gauss(0, SOME_HOURS / 3) / 15) * 15,
        "year_minutes": round(weeks * weekly * 0.85),
        "year_overtime": random.randrange(0, 10 * 60, 30) if accepts else 0,
        "past_weeks": past,
        "desired_weekly_minutes": FULL_WEEK * 9 // 10 if wishes else None,
    }
