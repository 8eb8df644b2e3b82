"""Specialties: what posts ask for, services do and people know, by one id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.work import Post, Service


def specialty_names(
    services: Iterable[Service], posts: Iterable[Post]
) -> Mapping[str, str]:
    """Return the name people know each specialty by.

    That of its one service, else of its one post; of several, the id as it is said.
    """
    by_service: dict[str, list[str]] = {}
    by_post: dict[str, list[str]] = {}
    for named, things in ((by_service, services), (by_post, posts)):
        for one in things:
            if one.specialty:
                named.setdefault(one.specialty, []).append(one.name)
    return {
        specialty: _alone(by_service.get(specialty, ()))
        or _alone(by_post.get(specialty, ()))
        or _said(specialty)
        for specialty in by_service | by_post
    }


def _alone(names: Iterable[str]) -> str | None:
    found = list(names)
    return found[0] if len(found) == 1 else None


def _said(specialty: str) -> str:
    words = specialty.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
