"""One invented scenario from a few figures and a seed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from random import Random

from planner.domain.period import Period
from planner.domain.problem import Problem
from planner.errors import InvalidValue
from planner.exchange.generate.absences import absences
from planner.exchange.generate.demand import needs
from planner.exchange.generate.hospital import ACTIVITIES, Hospital, hospital
from planner.exchange.generate.rulebook.draft import Draft
from planner.exchange.generate.rulebook.steps import enriched
from planner.exchange.generate.staff import pool_size, pools, staff
from planner.exchange.generate.terms import CONTRACTS, SHIFT_TYPES
from planner.exchange.generate.wishes import history, wishes
from planner.exchange.needs import Need, requirements_of
from planner.exchange.rows import holidays_of_posts
from planner.exchange.scenario import Scenario
from planner.text.message import message

MARCH_2027 = Period(start=date(2027, 3, 1), end=date(2027, 3, 31))
MOST_PEOPLE = 1000
MOST_SITES = 20


class Rules(StrEnum):
    """How much of the rule book a generated scenario uses."""

    CORE = "core"
    """People, posts, needs, absences: benchmarks compare over the years with it."""
    FULL = "full"
    """Everything a scenario can say."""


def generate(
    people: int,
    sites: int,
    seed: int,
    tightness: float = 1.0,
    period: Period = MARCH_2027,
    rules: Rules = Rules.CORE,
) -> Scenario:
    """Return a scenario for 2 to 1,000 people on 1 to 20 sites.

    The same figures give the same scenario. At `tightness` 1 the target needs ask for
    about the time people owe; above 1 for more. Raises `InvalidValue` outside the
    ranges.
    """
    if not 2 <= people <= MOST_PEOPLE or not 1 <= sites <= MOST_SITES:
        raise InvalidValue(
            message(
                "A scenario has 2 to {people} people and 1 to {sites} sites.",
                people=MOST_PEOPLE,
                sites=MOST_SITES,
            )
        )
    if not 0 < tightness <= 10:
        raise InvalidValue(message("The tightness is a factor above 0 and at most 10."))
    places, problem, asked = _core(people, sites, period, tightness, Random(seed))
    if rules is Rules.FULL:
        draft = Draft(hospital=places, problem=problem, needs=tuple(asked))
        problem = enriched(draft, Random(f"{rules} {seed}"))
    suffix = "-full" if rules is Rules.FULL else ""
    return Scenario(
        id=f"generated-{people}-{sites}-{seed}{suffix}",
        title=f"{people} people, {sites} sites",
        problem=problem,
    )


def _core(
    people: int, sites: int, period: Period, tightness: float, random: Random
) -> tuple[Hospital, Problem, list[Need]]:
    """Return the places, the problem of the core rules, and its needs by the week."""
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
    problem = staffed.replace(
        requests=wishes(staffed, random),
        requirements=requirements_of(asked, period, holidays_of_posts(staffed)),
        context=history(staffed),
    )
    return places, problem, asked
