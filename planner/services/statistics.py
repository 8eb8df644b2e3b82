"""The figures of a plan: coverage, hours, pool, telework, backlog, hardship, alerts.

Hours are told against the contract, never as anyone's productivity.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.memory import HardshipKind
from planner.domain.period import monday_of
from planner.evaluation.backlog import Backlog, backlogs
from planner.evaluation.continuity import Continuity, continuity
from planner.evaluation.counters import Counters, counters
from planner.evaluation.ledger import ledger

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.services.plans import Plan

SHORT_OF = ("minimum_coverage", "target_coverage")


@dataclass(frozen=True, kw_only=True)
class CoverageOfWeek:
    """What a service, or the posts a pole shares, was asked for and has in a week."""

    owner_id: str
    """Id of the service or, for shared posts, of the pole."""
    monday: date
    asked: int
    """Person-minutes, at target."""
    below_minimum: float
    below_target: float

    @property
    def share(self) -> float:
        """Share of what is asked for that is held."""
        return 1.0 - (self.below_minimum + self.below_target) / self.asked


@dataclass(frozen=True, kw_only=True)
class PoolUse:
    """Where the members of a pool work."""

    pool_id: str
    people: int
    minutes: int
    away_minutes: int
    """Outside their home service."""
    services: int
    """How many services they help."""


@dataclass(frozen=True, kw_only=True)
class HardshipSpread:
    """How one kind of hardship is spread over those it may weigh on."""

    kind: HardshipKind
    people: int
    total: float
    least: float
    median: float
    most: float


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """All of them."""

    coverage: tuple[CoverageOfWeek, ...]
    hours: tuple[Counters, ...]
    pools: tuple[PoolUse, ...]
    backlog: tuple[Backlog, ...]
    hardship: tuple[HardshipSpread, ...]
    continuity: Continuity
    alerts: tuple[tuple[str, int], ...]
    """How often each rule asks for an answer, the commonest first."""


def statistics(plan: Plan) -> Statistics:
    """Return the figures of a plan as it stands."""
    alerts = Counter(one.rule_id for one in plan.evaluation.alerts)
    return Statistics(
        coverage=_coverage(plan),
        hours=counters(plan.problem, plan.rota),
        pools=_pools(plan),
        backlog=backlogs(plan.problem, plan.rota),
        hardship=_hardship(plan),
        continuity=continuity(plan.problem, plan.rota),
        alerts=tuple(alerts.most_common()),
    )


def owner_of(problem: Problem, post_id: str) -> str:
    """Return the id of the service a post works for, or of its pole."""
    post = problem.post(post_id)
    return post.service_id or post.pole_id


def owner_name(problem: Problem, owner_id: str) -> str:
    """Return the name of a service or of a pole."""
    service = problem.services_by_id.get(owner_id)
    return service.name if service else problem.poles_by_id[owner_id].name


def _coverage(plan: Plan) -> tuple[CoverageOfWeek, ...]:
    problem = plan.problem
    asked: Counter[tuple[str, date]] = Counter()
    short: dict[str, Counter[tuple[str, date]]] = {name: Counter() for name in SHORT_OF}
    for need in problem.requirements:
        key = (owner_of(problem, need.post_id), monday_of(need.date))
        asked[key] += need.target * need.minutes
    for one in plan.evaluation.violations:
        if one.rule_id in short and one.post_id and one.date:
            key = (owner_of(problem, one.post_id), monday_of(one.date))
            short[one.rule_id][key] += round(one.amount)
    return tuple(
        CoverageOfWeek(
            owner_id=owner_id,
            monday=monday,
            asked=minutes,
            below_minimum=short[SHORT_OF[0]][owner_id, monday],
            below_target=short[SHORT_OF[1]][owner_id, monday],
        )
        for (owner_id, monday), minutes in sorted(asked.items())
        if minutes
    )


def _pools(plan: Plan) -> tuple[PoolUse, ...]:
    problem = plan.problem
    found = []
    for pool in problem.pools:
        members = [e for e in problem.employees if e.pool_id == pool.id]
        held = [
            (one.minutes, problem.post(one.post_id).service_id, member.home_service_id)
            for member in members
            for one in plan.rota.of(member.id)
        ]
        away = [(time, service) for time, service, home in held if service != home]
        found.append(
            PoolUse(
                pool_id=pool.id,
                people=len(members),
                minutes=sum(time for time, _, _ in held),
                away_minutes=sum(time for time, _ in away),
                services=len({service for _, service in away if service}),
            )
        )
    return tuple(found)


def _hardship(plan: Plan) -> tuple[HardshipSpread, ...]:
    """Return each kind that weighs on someone, those it does not weigh on counted."""
    everyone = len(plan.problem.employees)
    found: dict[HardshipKind, list[float]] = {}
    for entry in ledger(plan.problem, plan.rota):
        if entry.points:
            found.setdefault(entry.kind, []).append(entry.past + entry.period)
    spreads = []
    for kind, counts in found.items():
        every = sorted(counts + [0.0] * (everyone - len(counts)))
        spreads.append(
            HardshipSpread(
                kind=kind,
                people=len(counts),
                total=sum(counts),
                least=every[0],
                median=every[len(every) // 2],
                most=every[-1],
            )
        )
    return tuple(spreads)
