"""One invented scenario from a few figures and a seed."""

from __future__ import annotations

from datetime import date
from random import Random

from planner.domain.period import Period
from planner.domain.problem import Problem
from planner.errors import InvalidValue
from planner.exchange.generate.absences import absences
from planner.exchange.generate.demand import needs
from planner.exchange.generate.hospital import ACTIVITIES, hospital
from planner.exchange.generate.staff import pool_size, pools, staff
from planner.exchange.generate.terms import CONTRACTS, SHIFT_TYPES
from planner.exchange.generate.wishes import history, wishes
from planner.exchange.needs import requirements_of
from planner.exchange.rows import holidays_of_posts
from planner.exchange.scenario import Scenario

MARCH_2027 = Period(start=date(2027, 3, 1), end=date(2027, 3, 31))
MOST_PEOPLE = 1000
MOST_SITES = 20


def generate(
    people: int,
    sites: int,
    seed: int,
    tightness: float = 1.0,
    period: Period = MARCH_2027,
) -> Scenario:
    """Return a scenario for 2 to 1,000 people on 1 to 20 sites.

    The same figures give the same scenario. At `tightness` 1 the target needs ask for
    about the time people owe; above 1 for more. Raises `InvalidValue` outside the
    ranges.
    """
    if not 2 <= people <= MOST_PEOPLE or not 1 <= sites <= MOST_SITES:
        raise InvalidValue(
            f"A scenario has 2 to {MOST_PEOPLE} people and 1 to {MOST_SITES} sites."
        )
    if not 0 < tightness <= 10:
        raise InvalidValue("The tightness is a factor above 0 and at most 10.")
    problem = _problem(people, sites, period, tightness, Random(seed))
    return Scenario(
        id=f"generated-{people}-{sites}-{seed}",
        title=f"{people} people, {sites} sites",
        problem=problem,
    )


def _problem(
    people: int, sites: int, period: Period, tightness: float, random: Random
) -> Problem:
    nomads = pool_size(people)
    places = hospital(people - nomads, sites, period, random)
    employees, patterns = staff(places, nomads, period, random)
    staffed = Problem(
        period=period,
        sites=places.sites,
        travels=places.travels,
        poles=places.poles,
        services=places.services,
        activities=ACTIVITIES,
        posts=places.posts,
        shift_types=SHIFT_TYPES,
        contracts=CONTRACTS,
        patterns=patterns,
        pools=pools(places, nomads),
        employees=employees,
        absences=absences(employees, period, random),
    )
    asked = needs(places, staffed, tightness)
    return staffed.replace(
        requests=wishes(staffed, random),
        requirements=requirements_of(asked, period, holidays_of_posts(staffed)),
        context=history(staffed),
    )
