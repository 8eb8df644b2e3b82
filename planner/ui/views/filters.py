"""Which rows of a grid a person wants to see."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.domain.work import Post
from planner.ui.views.gaps import Gap

LONGEST = 100
"""Characters of a filter: a name never has more."""
Word = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Where someone works over the period, her own service included."""

    service: str
    """Name of her own."""
    sites: frozenset[str]
    poles: frozenset[str]
    activities: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Empty strings keep everything."""

    site: str = ""
    pole: str = ""
    activity: str = ""
    q: str = ""
    """Part of a name, of a service's too; accents and capitals do not matter."""

    @property
    def query(self) -> str:
        """The filters as the query of an address, with its `?`; empty without any."""
        chosen = {name: value for name, value in asdict(self).items() if value}
        return "?" + urlencode(chosen) if chosen else ""

    def keeps_person(self, employee: Employee, reach: Reach) -> bool:
        """Return whether a person's row is to be shown."""
        return (
            (not self.site or self.site in reach.sites)
            and (not self.pole or self.pole in reach.poles)
            and (not self.activity or self.activity in reach.activities)
            and self._named(f"{employee.name} {reach.service}")
        )

    def keeps_post(self, problem: Problem, post: Post) -> bool:
        """Return whether a post's row is to be shown."""
        return self.placed(post) and self.names_post(problem, post)

    def names_post(self, problem: Problem, post: Post) -> bool:
        """Return whether the text asked for is in the name of a post, or near it."""
        service = problem.services_by_id.get(post.service_id or "")
        pole = problem.poles_by_id[post.pole_id].name
        return self._named(f"{post.name} {pole} {service.name if service else ''}")

    def names_person(self, name: str) -> bool:
        """Return whether the text asked for is in the name of a person."""
        return self._named(name)

    def keeps_gap(self, problem: Problem, gap: Gap) -> bool:
        """Return whether a gap is to be listed; names of people do not matter."""
        return self.placed(problem.post(gap.post_id))

    def placed(self, post: Post) -> bool:
        """Return whether a post is where, and of the kind, that is looked at."""
        return (
            self.site in ("", post.site_id)
            and self.pole in ("", post.pole_id)
            and self.activity in ("", post.activity_id)
        )

    def _named(self, name: str) -> bool:
        return plain(self.q.strip()) in plain(name)


def plain(text: str) -> str:
    """Return a text without its accents and capitals: few type them in a hurry."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


def asked(
    site: Word = "", pole: Word = "", activity: Word = "", q: Word = ""
) -> Filters:
    """Return the filters of an address."""
    return Filters(site=site, pole=pole, activity=activity, q=q)


Asked = Annotated[Filters, Depends(asked)]
Only = Annotated[list[str] | None, Query(max_length=500)]
"""Rows a page that is open draws again: those of these ids and no others."""


def reaches(problem: Problem, rota: Rota) -> Mapping[str, Reach]:
    """Return where each employee works."""
    return {e.id: _reach(problem, rota, e) for e in problem.employees}


def _reach(problem: Problem, rota: Rota, employee: Employee) -> Reach:
    held = {problem.post(a.post_id) for a in rota.of(employee.id)}
    service = problem.services_by_id[employee.home_service_id]
    return Reach(
        service=service.name,
        sites=frozenset({service.site_id, *(p.site_id for p in held)}),
        poles=frozenset({service.pole_id, *(p.pole_id for p in held)}),
        activities=frozenset(p.activity_id for p in held),
    )
