"""Versions of a rota: who published what and why, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.difference import PersonChange, PostChange, by_person, by_post
from planner.services.plans import Plan, load_version
from planner.services.publishing import WITHDRAW
from planner.store import plans as rows
from planner.store import publications, rotas
from planner.store.publications import Publication
from planner.store.rotas import RotaVersion
from planner.store.status import RotaStatus

if TYPE_CHECKING:
    from planner.store.store import Store


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """A version in the list of versions."""

    version: RotaVersion
    publication: Publication | None
    """What put it in force, if something did."""
    told: int
    seen: int
    restores: int
    """Number of the version it puts in force again; 0 if none."""
    returns_to: int
    """Number of the version that withdrawing it puts in force again; 0 where it
    cannot be withdrawn."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What differs between two versions."""

    one: Plan
    other: Plan
    people: tuple[PersonChange, ...]
    posts: tuple[PostChange, ...]


def list_versions(store: Store, plan_id: str) -> tuple[VersionLine, ...]:
    """Return the versions of the rota of a plan, the newest first."""
    with store.reading() as session:
        rows.plan(session, plan_id)
        versions = rotas.rota_versions(session, plan_id)
        put = {
            one.rota_version_id: one
            for one in publications.publications(session, plan_id)
        }
        told = {one.id: publications.told_of(session, one.id) for one in put.values()}
    numbers = {one.id: one.number for one in versions}
    lines = []
    for version in versions:
        publication = put.get(version.id)
        people = told[publication.id] if publication else []
        replaced = publication.replaced_id if publication else None
        lines.append(
            VersionLine(
                version=version,
                publication=publication,
                told=len(people),
                seen=sum(one.seen_at is not None for one in people),
                restores=_restores(publication, put, numbers),
                returns_to=numbers.get(replaced or 0, 0)
                if version.status is RotaStatus.PUBLISHED
                else 0,
            )
        )
    return tuple(lines)


def compare_versions(store: Store, plan_id: str, one: int, other: int) -> Comparison:
    """Return what differs from one version to another, by person and by post."""
    before = load_version(store, plan_id, one)
    after = load_version(store, plan_id, other)
    return Comparison(
        one=before,
        other=after,
        people=by_person(before.rota, after.rota),
        posts=by_post(before.rota, after.rota),
    )


def _restores(
    publication: Publication | None,
    put: dict[int, Publication],
    numbers: dict[int, int],
) -> int:
    """Return the version a withdrawal puts in force again, by its number."""
    if publication is None or publication.act != WITHDRAW:
        return 0
    withdrawn = put.get(publication.replaced_id or 0)
    return numbers.get(withdrawn.replaced_id or 0, 0) if withdrawn else 0
