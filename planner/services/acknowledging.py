"""Who has seen what changes for her: by her link, or because someone told her."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.difference import PersonChange, by_person
from planner.domain.rota import Rota
from planner.services.letters import (
    Occasion,
    changed_rota,
    first_rota,
    letter,
    withdrawn_rota,
)
from planner.services.names import Names
from planner.services.plans import Plan, load_version
from planner.services.publishing import WITHDRAW, before_of, new_token, title_of
from planner.services.refusal import Conflict, Refused
from planner.store import audit, contacts, outbox, publications, rotas
from planner.store.outbox import Queued
from planner.store.publications import Publication, Told
from planner.text.message import message

if TYPE_CHECKING:
    from planner.store.contacts import Contact
    from planner.store.rotas import RotaVersion
    from planner.store.store import Session, Store


@dataclass(frozen=True, kw_only=True)
class Acknowledgements:
    """Whom a published version was told to, and who has seen it."""

    plan: Plan
    publication: Publication
    told: tuple[Told, ...]
    letters: Mapping[int, Queued]
    """The last letter to each, by her number in `told`."""
    reachable: frozenset[str]
    """Ids of those who have an address now."""
    phones: Mapping[str, str]
    """Telephone numbers, where known."""


@dataclass(frozen=True, kw_only=True)
class HerChange:
    """What one person was told, as she sees it."""

    plan: Plan
    told: Told
    publication: Publication
    change: PersonChange | None
    names: tuple[Plan, ...]
    """The plans names are found in."""
    first: bool
    in_force: bool
    """Whether people still go by this version."""


def acknowledgements(store: Store, plan_id: str, number: int) -> Acknowledgements:
    """Return who was told of a published version; raise `UnknownId` for no such one."""
    plan = load_version(store, plan_id, number)
    with store.reading() as session:
        version = rotas.rota_version(session, plan_id, number)
        made = publications.publication_of(session, version.id)
        if made is None:
            raise Conflict(
                message("Version {version} was never published.", version=number)
            )
        told = publications.told_of(session, made.id)
        return Acknowledgements(
            plan=plan,
            publication=made,
            told=tuple(told),
            letters=outbox.last_letters(session, [one.id for one in told]),
            reachable=frozenset(
                contacts.addresses(session, [one.employee_id for one in told])
            ),
            phones=contacts.phones(session, [one.employee_id for one in told]),
        )


def her_change(store: Store, token: str) -> HerChange:
    """Return what the person a link is for was told; raise `UnknownId` for no link."""
    with store.reading() as session:
        told = publications.told_by(session, token)
    return _change_of(store, told)


def acknowledge(store: Store, token: str) -> bool:
    """Note that the person a link is for has seen it; return whether that is new."""
    with store.writing() as session:
        told = publications.told_by(session, token)
        made = publications.publication(session, told.publication_id)
        version = rotas.rota_version_of_id(session, made.rota_version_id)
        new = publications.see(session, told.id, None)
        if new:
            outbox.drop(session, told.id)
            audit.log(
                session,
                told.employee_id,
                "acknowledge",
                ("employee", told.employee_id),
                plan=made.plan_id,
                version=version.number,
            )
    return new


def note_told(
    store: Store, plan_id: str, number: int, employee_id: str, *, who: str
) -> None:
    """Note that someone was told by hand: nothing more is sent to her about it."""
    told = _told_one(store, plan_id, number, employee_id)
    with store.writing() as session:
        if publications.see(session, told.id, who):
            outbox.drop(session, told.id)
            audit.log(
                session,
                who,
                "tell",
                ("employee", employee_id),
                plan=plan_id,
                version=number,
            )


def remind(store: Store, plan_id: str, number: int, *, who: str) -> int:
    """Write again to those who have not seen a version; return to how many."""
    found = acknowledgements(store, plan_id, number)
    waiting = [
        one
        for one in found.told
        if one.seen_at is None and one.employee_id in found.reachable
    ]
    changes = [_change_of(store, one) for one in waiting]
    with store.writing() as session:
        version = rotas.rota_version(session, plan_id, number)
        _refuse_old(version, rotas.rota_in_force(session, plan_id))
        known = contacts.addresses(session, [one.employee_id for one in waiting])
        for hers in changes:
            contact = known.get(hers.told.employee_id)
            if contact:
                _write_again(session, hers, contact)
        audit.log(
            session,
            who,
            "remind",
            ("plan", plan_id),
            version=number,
            told=len(known),
        )
    return len(known)


def _write_again(session: Session, hers: HerChange, contact: Contact) -> None:
    """Write to someone once more, in place of a letter that still waits."""
    if hers.change is None:
        return
    token = new_token()
    names = Names(contact.language, *(plan.problem for plan in hers.names))
    occasion = _occasion(hers, contact.language)
    outbox.drop(session, hers.told.id)
    publications.add_link(session, hers.told.id, token)
    publications.note_reminder(session, hers.told.id)
    written = letter(occasion, hers.change, names, contact, token, again=True)
    outbox.put(session, written, hers.told.id)


def _refuse_old(version: RotaVersion, in_force: RotaVersion | None) -> None:
    if in_force is None or in_force.id != version.id:
        raise Conflict(
            message(
                "Version {version} is not in force any more.", version=version.number
            )
        )


def _told_one(store: Store, plan_id: str, number: int, employee_id: str) -> Told:
    found = acknowledgements(store, plan_id, number)
    for one in found.told:
        if one.employee_id == employee_id:
            return one
    raise Refused(
        message("Version {version} changes nothing for this person.", version=number)
    )


def _change_of(store: Store, told: Told) -> HerChange:
    """Return what a person was told, worked out again from the two versions."""
    with store.reading() as session:
        made = publications.publication(session, told.publication_id)
        version = rotas.rota_version_of_id(session, made.rota_version_id)
        replaced = (
            rotas.rota_version_of_id(session, made.replaced_id)
            if made.replaced_id
            else None
        )
        in_force = rotas.rota_in_force(session, made.plan_id)
    plan = load_version(store, made.plan_id, version.number)
    plans = [plan]
    if replaced:
        plans.append(load_version(store, made.plan_id, replaced.number))
    before = before_of(store, made.plan_id, replaced, plan.problem)
    found = by_person(before or Rota(), plan.rota)
    return HerChange(
        plan=plan,
        told=told,
        publication=made,
        change=_hers(found, told),
        names=tuple(plans),
        first=before is None,
        in_force=in_force is not None and in_force.id == version.id,
    )


def _hers(found: tuple[PersonChange, ...], told: Told) -> PersonChange | None:
    """Return what she was told: not the dates that were over by then."""
    for change in found:
        days = tuple(day for day in change.days if day.date >= told.first_day)
        if change.employee_id == told.employee_id and days:
            return PersonChange(employee_id=told.employee_id, days=days)
    return None


def _occasion(hers: HerChange, language: str) -> Occasion:
    title = title_of(hers.plan, language)
    if hers.publication.act == WITHDRAW:
        return withdrawn_rota(title)
    return first_rota(title) if hers.first else changed_rota(title)
