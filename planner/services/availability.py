"""Who could be there against what is needed, service by service, leave taken off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.demand.supply import DayLoad, Supply
from planner.services.contents import problem_of
from planner.services.needs_sheet import Group, groups_of
from planner.store import plans as rows

if TYPE_CHECKING:
    from planner.store.store import Store

PROBLEMS_IN_MEMORY = 4


@dataclass(frozen=True, kw_only=True)
class GroupLoad:
    """A service, or the posts a pole shares, over the period."""

    group: Group
    days: tuple[DayLoad, ...]


def availability(
    store: Store, plan_id: str, post_ids: frozenset[str]
) -> tuple[tuple[DayLoad, ...], tuple[GroupLoad, ...]]:
    """Return needed against available over some posts, and service by service.

    The newest problem of the plan counts; a service is told whole as soon as one of
    its posts is asked for.
    """
    with store.reading() as session:
        newest = rows.latest_problem(session, plan_id)
    groups = _by_group(store, newest.id)
    supply = _supply(store, newest.id)
    asked = problem_of(store, newest.id).requirements
    return (
        tuple(supply.against(asked, post_ids)),
        tuple(one for one in groups if one.group.post_ids & post_ids),
    )


# Versions never change: what one holds may be kept by its id.
@lru_cache(maxsize=PROBLEMS_IN_MEMORY)
def _supply(store: Store, problem_id: int) -> Supply:
    return Supply(problem_of(store, problem_id))


@lru_cache(maxsize=PROBLEMS_IN_MEMORY)
def _by_group(store: Store, problem_id: int) -> tuple[GroupLoad, ...]:
    problem = problem_of(store, problem_id)
    supply = _supply(store, problem_id)
    return tuple(
        GroupLoad(
            group=one, days=tuple(supply.against(problem.requirements, one.post_ids))
        )
        for one in groups_of(problem)
    )
