"""Publish a rota, or go back to the one before: people are told with it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.difference import PersonChange, by_person
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.services.checks import Checks, checks
from planner.services.letters import (
    Occasion,
    changed_rota,
    first_rota,
    letter,
    withdrawn_rota,
)
from planner.services.names import Names
from planner.services.plans import Plan, load_plan, load_version
from planner.services.refusal import Conflict, Refused, Stale
from planner.store import audit, contacts, outbox, publications, rotas
from planner.store.contacts import Contact
from planner.store.rotas import RotaVersion
from planner.store.status import RotaStatus
from planner.text.message import message
from planner.text.period import say_period

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store.publications import Publication
    from planner.store.store import Session, Store

PUBLISH = "publish"
WITHDRAW = "withdraw"
TOKEN_BYTES = 24
CHANGED_MEANWHILE = message(
    "The rota of this plan was changed or published meanwhile: look at what changes "
    "now, then decide again."
)
REASON_DUE = message(
    "A reason is needed: someone is told late, or a rule is broken. It is kept in the "
    "register and not sent to anybody."
)


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What publishing the draft of a plan would do."""

    plan: Plan
    """The plan as its draft has it."""
    replaces: int
    """Number of the version in force; 0 if none was published here."""
    before: Rota | None
    """What people go by now, if they were told something."""
    changes: tuple[PersonChange, ...]
    checks: Checks
    contacts: Mapping[str, Contact]
    """Those of the people concerned who can be written to."""

    @property
    def by_hand(self) -> tuple[str, ...]:
        """The people concerned who have no address: someone has to tell them."""
        return tuple(
            one.employee_id
            for one in self.changes
            if one.employee_id not in self.contacts
        )


@dataclass(frozen=True, kw_only=True)
class Release:
    """A version about to be put in force, and for whom it changes something."""

    plan_id: str
    title: str
    problem: Problem
    version: RotaVersion
    replaced: RotaVersion | None
    act: str
    reason: str
    who: str
    changes: tuple[PersonChange, ...]
    occasion: Callable[[str], Occasion]
    before: tuple[Problem, ...] = ()
    """Earlier problems, where names of what is gone are found."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a publication did."""

    version: int
    told: int
    """People it changes something for."""
    written_to: int
    by_hand: tuple[str, ...]
    """Those who have no address."""


def preview_publication(store: Store, plan_id: str, *, now: datetime) -> Preview:
    """Return what publishing would do; raise `Conflict` without a draft.

    `now` is in the time of the establishment.
    """
    plan = load_plan(store, plan_id)
    if plan.version == 0 or plan.status is not RotaStatus.DRAFT:
        raise Conflict(
            message("Plan '{plan}' has no draft to publish.", plan=plan.title)
        )
    with store.reading() as session:
        in_force = rotas.rota_in_force(session, plan_id)
    before = before_of(store, plan_id, in_force, plan.problem)
    changes = by_person(before or Rota(), plan.rota, now)
    with store.reading() as session:
        known = contacts.addresses(session, [one.employee_id for one in changes])
    return Preview(
        plan=plan,
        replaces=in_force.number if in_force else 0,
        before=before,
        changes=changes,
        checks=checks(plan, before, changes, now),
        contacts=known,
    )


def before_of(
    store: Store, plan_id: str, replaced: RotaVersion | None, problem: Problem
) -> Rota | None:
    """Return what people went by: a version of ours, else what the problem says."""
    if replaced is None:
        return problem.published_rota
    return load_version(store, plan_id, replaced.number).rota


def publish_rota(
    store: Store,
    plan_id: str,
    *,
    who: str,
    now: datetime,
    version: int | None = None,
    reason: str = "",
) -> Published:
    """Publish the draft of a plan, and write to the people it changes something for.

    `version` is the draft the person looked at. Raise `Stale` where it is another one
    by now, `Conflict` without a draft, or without a reason where one is due.
    """
    preview = preview_publication(store, plan_id, now=now)
    plan = preview.plan
    if version not in (None, plan.version):
        raise Stale(CHANGED_MEANWHILE)
    if preview.checks.reason_due and not reason.strip():
        raise Conflict(REASON_DUE)
    occasion = changed_rota if preview.before else first_rota
    with store.writing() as session:
        draft = rotas.current_rota(session, plan_id)
        in_force = rotas.rota_in_force(session, plan_id)
        if not _as_seen(session, preview, draft, in_force) or draft is None:
            raise Stale(CHANGED_MEANWHILE)
        return put_in_force(
            session,
            Release(
                plan_id=plan_id,
                title=plan.title,
                problem=plan.problem,
                version=draft,
                replaced=in_force,
                act=PUBLISH,
                reason=reason.strip(),
                who=who,
                changes=preview.changes,
                occasion=occasion,
            ),
        )


def withdraw_rota(
    store: Store, plan_id: str, *, version: int, reason: str, who: str, now: datetime
) -> Published:
    """Put what was in force before a published version in force again.

    Raise `Stale` if the version is not in force any more, `Refused` without a reason,
    `Conflict` when nothing was published before it.
    """
    if not reason.strip():
        raise Refused(message("Say why the version is withdrawn."))
    wrong = load_version(store, plan_id, version)
    with store.reading() as session:
        gone = rotas.rota_version(session, plan_id, version)
        put = publications.publication_of(session, gone.id)
        if put is None or put.replaced_id is None:
            raise Conflict(
                message(
                    "Nothing was published before version {version}: correct it and "
                    "publish again.",
                    version=version,
                )
            )
        earlier = rotas.rota_version_of_id(session, put.replaced_id)
    right = load_version(store, plan_id, earlier.number)
    changes = by_person(wrong.rota, right.rota, now)
    with store.writing() as session:
        in_force = rotas.rota_in_force(session, plan_id)
        if in_force is None or in_force.id != gone.id:
            raise Stale(
                message("Version {version} is not in force any more.", version=version)
            )
        again = rotas.add_again(session, earlier.id)
        return put_in_force(
            session,
            Release(
                plan_id=plan_id,
                title=right.title,
                problem=right.problem,
                version=again,
                replaced=in_force,
                act=WITHDRAW,
                reason=reason.strip(),
                who=who,
                changes=changes,
                occasion=withdrawn_rota,
                before=(wrong.problem,),
            ),
            withdrawn=version,
            restored=earlier.number,
        )


def put_in_force(session: Session, release: Release, **detail: int) -> Published:
    """Put a version in force and write to everyone concerned, in one transaction."""
    rotas.publish(session, release.version.id)
    made = publications.add_publication(
        session,
        plan_id=release.plan_id,
        rota_version_id=release.version.id,
        replaced_id=release.replaced.id if release.replaced else None,
        act=release.act,
        reason=release.reason,
        who=release.who,
    )
    done = _tell(session, made, release)
    audit.log(
        session,
        release.who,
        release.act,
        ("plan", release.plan_id),
        version=done.version,
        told=done.told,
        reason=release.reason or None,
        **detail,
    )
    return done


def new_token() -> str:
    """Return a secret nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def title_of(plan: Plan, language: str) -> str:
    """Return what a letter calls a plan: its title and its period."""
    return _title(plan.title, plan.problem, language)


def _title(title: str, problem: Problem, language: str) -> str:
    period = problem.period
    return f"{title}, {say_period(period.start, period.end, language)}"


def _as_seen(
    session: Session,
    preview: Preview,
    draft: RotaVersion | None,
    in_force: RotaVersion | None,
) -> bool:
    """Return whether what is to be published is still what was looked at."""
    return (
        draft is not None
        and draft.number == preview.plan.version
        and draft.status is RotaStatus.DRAFT
        and draft.problem_version_id == preview.plan.problem_version
        and (in_force.number if in_force else 0) == preview.replaces
        and rotas.rota(session, draft.id) == preview.plan.rota
    )


def _tell(session: Session, made: Publication, release: Release) -> Published:
    """Write to everyone concerned, in the transaction of the publication."""
    changes = release.changes
    known = contacts.addresses(session, [one.employee_id for one in changes])
    for change in changes:
        told_id = publications.add_told(
            session,
            made.id,
            change.employee_id,
            notice=change.notice,
            days=len(change.days),
            first_day=change.days[0].date,
        )
        contact = known.get(change.employee_id)
        if contact:
            token = new_token()
            publications.add_link(session, told_id, token)
            names = Names(contact.language, release.problem, *release.before)
            said = _title(release.title, release.problem, contact.language)
            occasion = release.occasion(said)
            written = letter(occasion, change, names, contact, token)
            outbox.put(session, written, told_id)
    return Published(
        version=release.version.number,
        told=len(changes),
        written_to=sum(one.employee_id in known for one in changes),
        by_hand=tuple(
            one.employee_id for one in changes if one.employee_id not in known
        ),
    )
