"""A month of a made-up hospital, held by the first person who can: quick to make."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.absence import Absence, Request, RequestKind
from planner.domain.people import Contract, Employee, Pool, WorkingPattern
from planner.domain.period import Period
from planner.domain.place import HOME, Site, Travel
from planner.domain.problem import Problem
from planner.domain.rota import Assignment, Rota
from planner.domain.shift import Piece, ShiftType
from planner.domain.work import (
    Activity,
    ActivityKind,
    Criticality,
    Pole,
    Post,
    Requirement,
    Service,
)

SITES = ("Les Tilleuls", "Bellerive", "Le Chêne")
SERVICES = (
    "Cardiologie",
    "Pneumologie",
    "Chirurgie orthopédique",
    "Gynécologie",
    "Pédiatrie",
    "Neurologie",
    "Oncologie",
    "Ophtalmologie",
    "Dermatologie",
    "Urologie",
    "Rhumatologie",
    "Gériatrie",
)
FIRST_NAMES = ("Aline", "Bruno", "Céline", "Denis", "Élodie", "Fanny", "Gaël", "Hélène")
FAMILY_NAMES = ("Abricot", "Bleuet", "Capucine", "Dahlia", "Érable", "Fougère", "Genêt")
DAY = ShiftType(
    id="J",
    name="Journée",
    segments=(Piece(8 * 60 + 30, 12 * 60 + 30), Piece(13 * 60 + 15, 16 * 60 + 45)),
    handovers=(10 * 60 + 30, 15 * 60),
)
EARLY = ShiftType(id="M", name="Matin", segments=(Piece(7 * 60 + 30, 15 * 60),))
PERIOD = Period(start=date(2027, 3, 1), end=date(2027, 3, 31))
EASTER_MONDAY = date(2027, 3, 29)


def hospital(people: int = 24) -> Problem:
    """Return a month with about three people a service, one of four on leave a week."""
    services = _services(max(2, people // 5))
    posts = [post for service in services for post in _posts(service)]
    return Problem(
        period=PERIOD,
        sites=tuple(
            Site(id=f"s{n}", name=name, holidays=frozenset({EASTER_MONDAY}))
            for n, name in enumerate(SITES)
        ),
        travels=(Travel(from_site="s0", to_site="s1", minutes=25),),
        poles=(
            Pole(id="p0", name="Pôle Médecine"),
            Pole(id="p1", name="Pôle Chirurgie"),
        ),
        services=services,
        activities=(
            Activity(id="reception", name="Accueil", kind=ActivityKind.RECEPTION),
            Activity(
                id="phone", name="Téléphone", kind=ActivityKind.PHONE, remote=True
            ),
            Activity(
                id="typing",
                name="Frappe",
                kind=ActivityKind.TYPING,
                remote=True,
                deferrable=True,
            ),
        ),
        posts=tuple(posts),
        shift_types=(DAY, EARLY),
        contracts=(
            Contract(
                id="full", name="Temps plein", rule_set="fph", weekly_minutes=2250
            ),
        ),
        patterns=(
            WorkingPattern(id="week", weeks=((("J", "M"),) * 5 + ((),) * 2,)),
            WorkingPattern(
                id="four", weeks=((("J",), ("J",), (), ("J",), ("J",), (), ()),)
            ),
        ),
        pools=(Pool(id="pool", name="Pool", service_ids=frozenset({services[0].id})),),
        employees=tuple(_employee(n, services) for n in range(people)),
        absences=tuple(_absence(n) for n in range(0, people, 4)),
        requests=(
            Request(employee_id="e1", date=date(2027, 3, 3), kind=RequestKind.DAY_OFF),
        ),
        requirements=tuple(_needs(posts)),
    )


def greedy(problem: Problem) -> Rota:
    """Return a rota: each need goes to the first of the team who is there."""
    rota: list[Assignment] = []
    for day in problem.period.days:
        for number, employee in enumerate(problem.employees):
            if problem.shifts_on(employee, day) and not _away(problem, employee, day):
                rota += _day_of(problem, employee, day, number)
    return Rota(tuple(rota))


def _day_of(
    problem: Problem, employee: Employee, day: date, number: int
) -> list[Assignment]:
    kinds = ("reception", "phone", "typing")
    turn = number + day.toordinal()
    place = problem.services_by_id[employee.home_service_id].site_id
    home = employee.telework_days > 0 and day.weekday() == 4
    result = []
    for offset, (start, end) in enumerate(DAY.segments):
        # Some change task at noon, so that the grid shows both kinds of day.
        kind = kinds[(turn + offset * (number % 3 == 0)) % 3]
        kind = "phone" if home and kind == "reception" else kind
        result.append(
            Assignment(
                date=day,
                employee_id=employee.id,
                start=start,
                end=end,
                post_id=f"{employee.home_service_id}-{kind}",
                place=HOME if home else place,
                pinned=number == 2 and day.day < 4,
            )
        )
    return result


def _away(problem: Problem, employee: Employee, day: date) -> bool:
    found = problem.absences_of.get(employee.id, ())
    return any(a.first <= day <= a.last for a in found)


def _services(count: int) -> tuple[Service, ...]:
    return tuple(
        Service(
            id=f"v{n}",
            name=SERVICES[n % len(SERVICES)]
            + (f" {SITES[n % 3]}" if n >= len(SERVICES) else ""),
            pole_id=f"p{n % 2}",
            site_id=f"s{n % len(SITES)}",
            specialty=SERVICES[n % len(SERVICES)].lower(),
            sheet="Ouvrir la ligne à 8h30.\n\nLes urgences passent par le 15.",
        )
        for n in range(count)
    )


def _posts(service: Service) -> list[Post]:
    names = {"reception": "accueil", "phone": "téléphone", "typing": "frappe"}
    return [
        Post(
            id=f"{service.id}-{kind}",
            name=f"{service.name} – {name}",
            activity_id=kind,
            site_id=service.site_id,
            pole_id=service.pole_id,
            service_id=service.id,
            specialty=service.specialty,
        )
        for kind, name in names.items()
    ]


def _employee(number: int, services: tuple[Service, ...]) -> Employee:
    service = services[number % len(services)]
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    family = FAMILY_NAMES[number // len(FIRST_NAMES) % len(FAMILY_NAMES)]
    series = number // (len(FIRST_NAMES) * len(FAMILY_NAMES))
    return Employee(
        id=f"e{number}",
        name=f"{first} {family}" + ("-Lilas" * (series > 0)) + ("-Rose" * (series > 1)),
        grade="AMA" if number % 3 else "AAH",
        contract_id="full",
        pattern_id="four" if number % 5 == 0 else "week",
        home_service_id=service.id,
        site_ids=frozenset({service.site_id}),
        skills={service.specialty: 1 + number % 3},
        telework_days=number % 2,
        telework_wish=number % 2,
    )


def _absence(number: int) -> Absence:
    first = PERIOD.start + timedelta(days=number * 3 % 25)
    if number % 8 == 4:
        return Absence(
            employee_id=f"e{number}", first=first, last=first, start=0, end=13 * 60
        )
    return Absence(
        employee_id=f"e{number}", first=first, last=first + timedelta(days=4)
    )


def _needs(posts: list[Post]) -> list[Requirement]:
    return [
        Requirement(
            post_id=post.id,
            date=day,
            start=start,
            end=end,
            minimum=0 if post.activity_id == "typing" else 1,
            target=2 if post.activity_id == "phone" and day.weekday() == 0 else 1,
            criticality=Criticality.CRITICAL
            if post.activity_id == "reception"
            else Criticality.NORMAL,
        )
        for post in posts
        for day in PERIOD.days
        if day.weekday() < 5 and day != EASTER_MONDAY
        for start, end in DAY.segments
    ]
