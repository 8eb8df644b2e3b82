"""Sites, poles, services and posts of an invented group of hospitals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from planner.domain.place import Site, Travel
from planner.domain.work import Activity, ActivityKind, Pole, Post, Service
from planner.exchange.generate.names import SITE_NAMES, SPECIALTIES
from planner.exchange.public_holidays import public_holidays

if TYPE_CHECKING:
    from random import Random

    from planner.domain.period import Period

PEOPLE_A_SERVICE = 5
SERVICES_A_POLE = 4
POOLED_PHONE = 10
"""A pole of at least this many people answers its phone together."""
SHEET = (
    "Urgence au téléphone : faire composer le 15 et prévenir le médecin d'avis. "
    "Consultation : demander l'ordonnance et les derniers examens. "
    "Ne jamais donner un résultat : le médecin rappelle."
)

RECEPTION = Activity(id="accueil", name="Accueil", kind=ActivityKind.RECEPTION)
PHONE = Activity(id="telephone", name="Téléphone", kind=ActivityKind.PHONE, remote=True)
COMBINED = Activity(
    id="accueil-tel", name="Accueil et téléphone", kind=ActivityKind.RECEPTION_PHONE
)
TYPING = Activity(
    id="frappe", name="Frappe", kind=ActivityKind.TYPING, remote=True, deferrable=True
)
ACTIVITIES = (RECEPTION, PHONE, COMBINED, TYPING)
SATURDAY_POST = "samedi"


@dataclass(frozen=True, kw_only=True)
class Hospital:
    """The places and the work, without people or needs."""

    sites: tuple[Site, ...]
    travels: tuple[Travel, ...]
    poles: tuple[Pole, ...]
    services: tuple[Service, ...]
    teams: tuple[int, ...]
    """People of each service, pool apart."""
    pooled: frozenset[str]
    """Poles that answer their phone together."""
    posts: tuple[Post, ...]

    def team_of(self, service: Service) -> int:
        """Return how many people a service has, pool apart."""
        return self.teams[self.services.index(service)]

    def first_at(self, site_id: str) -> Service:
        """Return the service whose desk stays open late at a site."""
        return next(s for s in self.services if s.site_id == site_id)


def hospital(people: int, sites: int, period: Period, random: Random) -> Hospital:
    """Return the places and posts for a number of people in service teams."""
    places = tuple(_site(number, period) for number in range(sites))
    count = max(sites, round(people / PEOPLE_A_SERVICE))
    poles = tuple(
        Pole(id=f"pole-{number + 1}", name=f"Pôle {number + 1}")
        for number in range(max(1, round(count / SERVICES_A_POLE)))
    )
    services = tuple(_service(number, count, places, poles) for number in range(count))
    teams = _team_sizes(people, services, random)
    sizes = {
        pole.id: sum(
            size
            for size, service in zip(teams, services, strict=True)
            if service.pole_id == pole.id
        )
        for pole in poles
    }
    pooled = frozenset(name for name, size in sizes.items() if size >= POOLED_PHONE)
    return Hospital(
        sites=places,
        travels=_travels(places, random),
        poles=poles,
        services=services,
        teams=teams,
        pooled=pooled,
        posts=_posts(services, teams, poles, pooled),
    )


def _site(number: int, period: Period) -> Site:
    return Site(
        id=f"site-{number + 1}",
        name=f"Hôpital {SITE_NAMES[number % len(SITE_NAMES)]}",
        holidays=public_holidays("national", period),
    )


def _travels(sites: tuple[Site, ...], random: Random) -> tuple[Travel, ...]:
    return tuple(
        Travel(from_site=a.id, to_site=b.id, minutes=random.randrange(15, 60, 5))
        for a, b in combinations(sites, 2)
    )


def _service(
    number: int, count: int, sites: tuple[Site, ...], poles: tuple[Pole, ...]
) -> Service:
    specialty, name = list(SPECIALTIES.items())[number % len(SPECIALTIES)]
    return Service(
        id=f"{specialty}-{number + 1}",
        name=f"{name} {number + 1}",
        pole_id=poles[number * len(poles) // count].id,
        site_id=sites[number * len(sites) // count].id,
        specialty=specialty,
        sheet=SHEET,
        presence_floor=1,
    )


def _team_sizes(
    people: int, services: tuple[Service, ...], random: Random
) -> tuple[int, ...]:
    """Return how many people each service has: one each first, then by chance."""
    sizes = [1 if number < people else 0 for number in range(len(services))]
    first_of_site = {s.site_id: n for n, s in reversed(list(enumerate(services)))}
    weights = [
        1.6 if first_of_site[service.site_id] == number else 1.0
        for number, service in enumerate(services)
    ]
    for _ in range(people - sum(sizes)):
        wanting = [
            (weight / size) ** 2 if size else 0.0
            for weight, size in zip(weights, sizes, strict=True)
        ]
        sizes[random.choices(range(len(services)), wanting)[0]] += 1
    return tuple(sizes)


def _posts(
    services: tuple[Service, ...],
    teams: tuple[int, ...],
    poles: tuple[Pole, ...],
    pooled: frozenset[str],
) -> tuple[Post, ...]:
    posts = [
        post
        for service, size in zip(services, teams, strict=True)
        if size
        for post in _posts_of(service, service.pole_id in pooled)
    ]
    for pole in poles:
        if pole.id in pooled:
            site = next(s.site_id for s in services if s.pole_id == pole.id)
            posts.append(
                replace(
                    _pole_post(phone_post(pole.id), "Téléphone", PHONE, pole, site),
                    specialty=line(pole.id),
                )
            )
    # The Saturday team is that of the last service: see `staff`.
    last = services[-1]
    pole = next(pole for pole in poles if pole.id == last.pole_id)
    posts.append(
        _pole_post(SATURDAY_POST, "Guichet du samedi", RECEPTION, pole, last.site_id)
    )
    return tuple(posts)


def _posts_of(service: Service, pooled: bool) -> tuple[Post, Post]:
    desk = RECEPTION if pooled else COMBINED
    return (
        _service_post(desk_post(service.id), desk, service, level=1),
        _service_post(typing_post(service.id), TYPING, service, level=2),
    )


def _service_post(name: str, activity: Activity, service: Service, level: int) -> Post:
    return Post(
        id=name,
        name=f"{activity.name} {service.name}",
        activity_id=activity.id,
        site_id=service.site_id,
        pole_id=service.pole_id,
        service_id=service.id,
        specialty=service.specialty,
        level=level,
    )


def _pole_post(
    name: str, title: str, activity: Activity, pole: Pole, site_id: str
) -> Post:
    return Post(
        id=name,
        name=f"{title} {pole.name}",
        activity_id=activity.id,
        site_id=site_id,
        pole_id=pole.id,
    )


def desk_post(service_id: str) -> str:
    """Return the id of the desk of a service."""
    return f"{service_id}-accueil"


def typing_post(service_id: str) -> str:
    """Return the id of the typing of a service."""
    return f"{service_id}-frappe"


def line(pole_id: str) -> str:
    """Return what one must know to answer the phone of a pole."""
    return f"ligne-{pole_id}"


def phone_post(pole_id: str) -> str:
    """Return the id of the phone line of a pole."""
    return f"{pole_id}-telephone"
