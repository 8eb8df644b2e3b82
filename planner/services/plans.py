"""Plans: list them, load one, take a scenario in, explain a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from planner.domain.clock import END_OF_DAY
from planner.domain.pins import with_fixed
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.evaluation.explain import Explanation, explain
from planner.services.code_version import code_version
from planner.services.contents import contents
from planner.services.refusal import Refused
from planner.store import audit, comments, edits, rotas, runs
from planner.store import plans as rows
from planner.store.comments import Comment
from planner.store.status import RotaStatus, RunStatus
from planner.text.message import message

if TYPE_CHECKING:
    from planner.exchange.scenario import Scenario
    from planner.store.rotas import RotaVersion
    from planner.store.store import Store

EXPLANATIONS_IN_MEMORY = 512


@dataclass(frozen=True, kw_only=True)
class RunSummary:
    """How the rota of a plan was calculated."""

    status: RunStatus
    engine: str
    seed: int
    seconds: float
    objective: float
    bound: float | None
    gap: float | None
    """Part of the objective not proven necessary."""
    net_gap: float | None
    """The same, missing coverage that nobody can mend left out."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan as it stands: its problem, its rota and the verdict on it."""

    id: str
    title: str
    version: int
    """Number of the rota; 0 while there is none (then `rota` is empty)."""
    status: RotaStatus
    problem: Problem
    rota: Rota
    evaluation: Evaluation
    run: RunSummary | None
    """Nothing for a rota no calculation made."""
    outdated: bool
    """Whether the problem was changed since this rota was made."""
    sequence: int = 0
    """Number of the last step of editing of this version."""
    comments: tuple[Comment, ...] = ()
    """What people wrote on cells, the oldest first."""
    problem_version: int
    """The row of the problem it is of."""
    newest_problem: int
    """Number of the newest version of the problem."""


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A plan in a list."""

    id: str
    title: str
    start: date
    end: date
    people: int
    version: int
    status: RotaStatus
    outdated: bool
    figures: Mapping[str, Any] | None
    """See `services.figures`; nothing while there is no rota."""


def list_plans(store: Store) -> tuple[PlanLine, ...]:
    """Return every plan, the newest first."""
    with store.reading() as session:
        return tuple(
            _line(
                plan,
                rows.latest_problem(session, plan.id),
                rotas.current_rota(session, plan.id),
            )
            for plan in rows.plans(session)
        )


def load_plan(store: Store, plan_id: str) -> Plan:
    """Return a plan with its current rota; raise `UnknownId` if there is none."""
    with store.reading() as session:
        current = rotas.current_rota(session, plan_id)
    return _loaded(store, plan_id, current)


def load_version(store: Store, plan_id: str, number: int) -> Plan:
    """Return a plan as one version of its rota has it; raise `UnknownId` for none."""
    with store.reading() as session:
        rows.plan(session, plan_id)
        version = rotas.rota_version(session, plan_id, number)
    return _loaded(store, plan_id, version)


def _loaded(store: Store, plan_id: str, version: RotaVersion | None) -> Plan:
    with store.reading() as session:
        plan = rows.plan(session, plan_id)
        newest = rows.latest_problem(session, plan_id)
        run = runs.run(session, version.run_id) if version and version.run_id else None
        sequence = edits.last_sequence(session, version.id) if version else 0
        written = comments.comments(session, plan_id)
    problem_id = version.problem_version_id if version else newest.id
    found = contents(store, problem_id, version.id if version else None, sequence)
    return Plan(
        id=plan.id,
        title=plan.title,
        version=version.number if version else 0,
        status=version.status if version else RotaStatus.DRAFT,
        problem=found.problem,
        rota=found.rota,
        evaluation=found.evaluation,
        run=_summary(run) if run else None,
        outdated=problem_id != newest.id,
        problem_version=problem_id,
        newest_problem=newest.number,
        sequence=found.sequence,
        comments=tuple(written),
    )


LARGE = frozenset({"problem", "rota", "evaluation"})


def version_of(plan: Plan) -> str:
    """Return a text that differs between any two states of a plan.

    What is small of it says which problem, rota and verdict go with it.
    """
    small = {
        one.name: getattr(plan, one.name)
        for one in fields(plan)
        if one.name not in LARGE
    }
    return sha256(f"{code_version()} {small!r}".encode()).hexdigest()


def import_scenario(store: Store, scenario: Scenario, *, who: str = "system") -> str:
    """Return the id of the plan that holds a scenario, taken in if it was not.

    Content already there is not kept twice; other content becomes a new version of
    the problem, and the rotas of the old one stay.
    """
    with store.writing() as session:
        rows.keep_plan(session, scenario.id, scenario.title)
        version, added = rows.keep_problem(
            session, scenario.id, scenario.problem, code_version()
        )
        if added:
            audit.log(
                session,
                who,
                "import",
                ("plan", scenario.id),
                problem_version=version.number,
            )
    return scenario.id


def explain_gap(
    store: Store, plan_id: str, post_id: str, day: date, minute: int
) -> Explanation:
    """Return why a post of the current rota is held by whom it is at one time.

    Raise `UnknownId` for a plan or post there is not, `Refused` for a time
    outside the period.
    """
    with store.reading() as session:
        newest = rows.latest_problem(session, plan_id)
        current = rotas.current_rota(session, plan_id)
        sequence = edits.last_sequence(session, current.id) if current else 0
    problem_id = current.problem_version_id if current else newest.id
    found = contents(store, problem_id, current.id if current else None, sequence)
    problem = found.problem
    problem.post(post_id)
    if day not in problem.period:
        raise Refused(
            message(
                "{day} is not in the period of this plan ({start} to {end}).",
                day=day.isoformat(),
                start=problem.period.start.isoformat(),
                end=problem.period.end.isoformat(),
            )
        )
    if not 0 <= minute < END_OF_DAY:
        raise Refused(message("The time must lie between 00:00 and 23:59."))
    rota_id = current.id if current else None
    version = (store, problem_id, rota_id, found.sequence)
    return _explanation(version, post_id, day, minute)


@lru_cache(maxsize=EXPLANATIONS_IN_MEMORY)
def _explanation(
    version: tuple[Store, int, int | None, int], post_id: str, day: date, minute: int
) -> Explanation:
    found = contents(*version)
    problem = with_fixed(found.problem, found.rota)
    return explain(problem, found.rota, post_id, day, minute)


def _line(
    plan: rows.PlanRecord, newest: rows.ProblemVersion, current: RotaVersion | None
) -> PlanLine:
    return PlanLine(
        id=plan.id,
        title=plan.title,
        start=newest.first_day,
        end=newest.last_day,
        people=newest.people,
        version=current.number if current else 0,
        status=current.status if current else RotaStatus.DRAFT,
        outdated=current is not None and current.problem_version_id != newest.id,
        figures=current.figures if current else None,
    )


def _summary(run: runs.Run) -> RunSummary | None:
    if run.result is None:
        return None
    return RunSummary(
        status=run.status,
        engine=run.result["engine"],
        seed=run.result["seed"],
        seconds=run.result["seconds"],
        objective=run.result["objective"],
        bound=run.result["bound"],
        gap=run.result["gap"],
        net_gap=run.result["net_gap"],
    )
