"""A week two people share, published once; what tests of publishing begin from."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner.domain.work import Criticality
from planner.exchange.scenario import Scenario
from planner.services.contacts import keep_contact
from planner.services.plans import import_scenario
from planner.services.publishing import Published, publish_rota
from tests import build
from tests.build import MON, TUE, WED
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.store.store import Store

PLAN = "march"


SHIFTS = build.J.split()


def held(name: str, day: date) -> list[Assignment]:
    """Return a day of someone at the desk."""
    return build.works(name, "desk", build.J, day)


PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    *(
        build.requirement(hours=hours, day=day)
        for hours in SHIFTS
        for day in (MON, TUE)
    ),
    build.requirement(day=WED, criticality=Criticality.CRITICAL),
    end=WED,
)
"""The Wednesday nobody holds."""
FIRST = build.rota(held("Ann", MON), held("Bob", TUE))
SECOND = build.rota(held("Ann", MON), held("Ann", TUE))
"""Ann takes Bob's Tuesday."""
EARLY = datetime(2027, 2, 1, 9, tzinfo=UTC)
SOON = datetime(2027, 2, 20, 9, tzinfo=UTC)
"""Nine days before the Monday."""
LATE = datetime(2027, 2, 28, 9, tzinfo=UTC)
"""The day before the Monday."""


def planned(store: Store, problem: Problem = PROBLEM, rota: Rota = FIRST) -> Store:
    """Return the store with a plan, its draft, and an address for Ann."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=problem))
    record(store, PLAN, problem, rota)
    address(store, "Ann")
    return store


def address(store: Store, name: str, language: str = "fr") -> None:
    keep_contact(
        store,
        PLAN,
        name,
        address=f"{name.lower()}@example.org",
        language=language,
        version=0,
        who="test",
    )


def change(store: Store, rota: Rota = SECOND, problem: Problem = PROBLEM) -> None:
    """Put a new draft in the store."""
    record(store, PLAN, problem, rota)


def publish(
    store: Store, now: datetime = EARLY, reason: str = "", version: int | None = None
) -> Published:
    return publish_rota(
        store, PLAN, who="Claire", now=now, reason=reason, version=version
    )


def redrafted(store: Store) -> Store:
    """Return the store with version 1 published and version 2 its draft."""
    planned(store)
    publish(store)
    change(store)
    return store
