"""Where work is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HOME = "home"
"""Place of an assignment held from the employee's home: never a `Site`."""


class SiteKind(StrEnum):
    """What a site is for."""

    HOSPITAL = "hospital"
    PRACTICE = "practice"
    HUB = "hub"
    """A place to work without patients: a shared office, an alternative to home."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A place patients or secretaries go to."""

    id: str
    name: str
    kind: SiteKind = SiteKind.HOSPITAL
    zone: str = "national"
    """Public-holiday zone: `national`, `alsace_moselle` or an overseas code."""
    holidays: frozenset[date] = frozenset()
    """Public holidays of the zone in and around the period."""


@dataclass(frozen=True, kw_only=True)
class Travel:
    """Minutes to go from one site to another, the same both ways."""

    from_site: str
    to_site: str
    minutes: int
