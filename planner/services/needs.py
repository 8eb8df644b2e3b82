"""Needs: read them as a person states them, try a change, save it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.demand.needs import Closed, Needs, requirements
from planner.demand.reading import closed_days, needs_of
from planner.demand.supply import DayLoad, Supply
from planner.domain.problem import Problem
from planner.services.code_version import code_version
from planner.services.refusal import Refused
from planner.store import audit
from planner.store import needs as needs_rows
from planner.store import plans as rows
from planner.store.snapshot import digest, snapshot
from planner.text.message import message

if TYPE_CHECKING:
    from planner.store.store import Store

PROBLEMS_IN_MEMORY = 8
VERSION_LENGTH = 16


class StaleNeeds(Refused):
    """Someone saved other needs meanwhile: hers come with the refusal."""

    def __init__(self, current: StatedNeeds) -> None:
        self.current = current
        super().__init__(
            message(
                "Someone has saved other needs since you opened this page; "
                "nothing was lost: choose line by line."
            )
        )


@dataclass(frozen=True, kw_only=True)
class StatedNeeds:
    """The needs of a plan and the version to give back when saving."""

    needs: Needs
    version: str
    problem: Problem
    """The newest problem of the plan."""


def needs_for(store: Store, plan_id: str) -> StatedNeeds:
    """Return the needs of a plan; raise `UnknownId` if there is no such plan.

    Those saved last, unless the plan has been given other requirements since: then
    they are read back out of these.
    """
    with store.reading() as session:
        newest = rows.latest_problem(session, plan_id)
        kept = needs_rows.latest_id(session, plan_id)
    return _stated(store, newest.id, kept)


def save_needs(
    store: Store, plan_id: str, needs: Needs, *, seen: str, who: str
) -> StatedNeeds:
    """Save the needs of a plan: a new version of its problem asks for them.

    Raise `StaleNeeds` unless `seen` is the version there is, `Refused` for a post
    or date there is not.
    """
    with store.writing() as session:
        newest = rows.latest_problem(session, plan_id)
        kept = needs_rows.latest_id(session, plan_id)
        current = _stated(store, newest.id, kept)
        if seen != current.version:
            raise StaleNeeds(current)
        problem = _with(current.problem, needs)
        number = needs_rows.keep_needs(session, plan_id, needs, who)
        version, added = rows.keep_problem(session, plan_id, problem, code_version())
        if added or needs != current.needs:
            audit.log(
                session,
                who,
                "needs",
                ("plan", plan_id),
                needs_version=number,
                problem_version=version.number,
                requirements=len(problem.requirements),
            )
    return StatedNeeds(needs=needs, version=_version(needs), problem=problem)


def preview_needs(
    store: Store, plan_id: str, needs: Needs | None, post_ids: frozenset[str]
) -> tuple[DayLoad, ...]:
    """Return what needs, saved or not, ask of some posts against who could be there.

    No `needs` means those there are. Dates without any are left out.
    """
    with store.reading() as session:
        newest = rows.latest_problem(session, plan_id)
    loaded = _loaded(store, newest.id)
    asked = loaded.problem.requirements
    if needs is not None:
        _check_posts(loaded.problem, needs)
        asked = requirements(needs, loaded.problem.period, loaded.closed, post_ids)
    return tuple(loaded.supply.against(asked, post_ids))


@dataclass(frozen=True, kw_only=True)
class _Loaded:
    problem: Problem
    supply: Supply
    closed: Closed


# Versions never change: what one holds may be kept by its id.
@lru_cache(maxsize=PROBLEMS_IN_MEMORY)
def _loaded(store: Store, problem_id: int) -> _Loaded:
    with store.reading() as session:
        problem = rows.problem(session, problem_id)
    return _Loaded(problem=problem, supply=Supply(problem), closed=closed_days(problem))


@lru_cache(maxsize=PROBLEMS_IN_MEMORY)
def _stated(store: Store, problem_id: int, needs_id: int | None) -> StatedNeeds:
    loaded = _loaded(store, problem_id)
    kept = None
    if needs_id is not None:
        with store.reading() as session:
            kept = needs_rows.needs(session, needs_id)
    problem = loaded.problem
    needs = kept if kept and _says(kept, loaded) else needs_of(problem)
    return StatedNeeds(needs=needs, version=_version(needs), problem=problem)


def _says(needs: Needs, loaded: _Loaded) -> bool:
    """Return whether needs ask for just what a problem does."""
    if not set(needs.post_ids) <= set(loaded.problem.posts_by_id):
        return False
    asked = requirements(needs, loaded.problem.period, loaded.closed)
    return asked == tuple(
        sorted(loaded.problem.requirements, key=lambda r: (r.date, r.post_id, r.start))
    )


def _with(problem: Problem, needs: Needs) -> Problem:
    _check_posts(problem, needs)
    asked = requirements(needs, problem.period, closed_days(problem))
    return problem.replace(requirements=asked)


def _check_posts(problem: Problem, needs: Needs) -> None:
    named = set(needs.post_ids)
    named |= {name for week in needs.weeks for name in week.post_ids}
    for post_id in sorted(named):
        problem.post(post_id)


def _version(needs: Needs) -> str:
    return digest(snapshot(needs))[:VERSION_LENGTH]
