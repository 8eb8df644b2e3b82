"""A change decided on the spot: kept as a version, and people told at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.difference import by_person
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.services.code_version import code_version
from planner.services.figures import figures
from planner.services.letters import changed_rota
from planner.services.publishing import PUBLISH, Published, Release, put_in_force
from planner.store import outbox, plans, publications, repairs, rotas

if TYPE_CHECKING:
    from planner.store.rotas import RotaVersion
    from planner.store.store import Session


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A whole rota somebody answers for, and why it takes the place of another."""

    plan_id: str
    problem: Problem
    problem_version_id: int
    rota: Rota
    judged: Evaluation
    who: str
    now: datetime
    """In the time of the establishment: how late it comes for people."""
    reason: str
    aware: str = ""
    """The person it comes from: nobody has to tell her."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What became of a decision."""

    version: int
    published: Published | None
    """Nothing where it waits as a draft."""


def keep_decision(session: Session, decision: Decision) -> Decided:
    """Keep a decision as a new version, in force at once where people go by a rota.

    A draft that holds other changes is somebody's work: the decision joins it, and
    waits with it until she publishes.
    """
    plan_id = decision.plan_id
    in_force = _told_rota(session, plan_id)
    made = rotas.add_draft(
        session,
        plan_id=plan_id,
        problem_version_id=decision.problem_version_id,
        run_id=None,
        rota=decision.rota,
        figures=figures(decision.judged),
    )
    rotas.keep_verdict(session, made.id, code_version(), decision.judged)
    if in_force is None:
        return Decided(version=made.number, published=None)
    return Decided(
        version=made.number, published=_publish(session, decision, made, in_force)
    )


def _told_rota(session: Session, plan_id: str) -> RotaVersion | None:
    """Return the version in force, unless a draft already differs from it."""
    in_force = rotas.rota_in_force(session, plan_id)
    current = rotas.current_rota(session, plan_id)
    if in_force is None or current is None or current.id == in_force.id:
        return in_force
    held = (rotas.rota(session, one.id) for one in (in_force, current))
    told, drafted = map(repairs.digest, held)
    return in_force if told == drafted else None


def _publish(
    session: Session, decision: Decision, made: RotaVersion, in_force: RotaVersion
) -> Published:
    before = rotas.rota(session, in_force.id)
    done = put_in_force(
        session,
        Release(
            plan_id=decision.plan_id,
            title=plans.plan(session, decision.plan_id).title,
            problem=decision.problem,
            version=made,
            replaced=in_force,
            act=PUBLISH,
            reason=decision.reason,
            who=decision.who,
            changes=by_person(before, decision.rota, decision.now),
            occasion=changed_rota,
        ),
    )
    publication = publications.publication_of(session, made.id)
    for told in publications.told_of(session, publication.id) if publication else ():
        if told.employee_id == decision.aware:
            publications.see(session, told.id, decision.who)
            outbox.drop(session, told.id)
    return done
