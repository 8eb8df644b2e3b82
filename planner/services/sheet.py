"""All that is agreed with someone, as one form holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from hashlib import sha256

from planner.domain.people import PatternWeek

VERSION_LENGTH = 16
"""Characters of what stands for a sheet as it was read."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that is agreed with someone, as one form holds it."""

    name: str
    grade: str = ""
    employer: str = ""
    home_service_id: str
    quota: int = 100
    weekly_minutes: int
    rule_set: str
    weeks: tuple[PatternWeek, ...]
    """Her working pattern: the hours possible day by day, Monday first."""
    site_ids: frozenset[str] = frozenset()
    skills: Mapping[str, int] = field(default_factory=dict)
    refuses: frozenset[str] = frozenset()
    prefers: frozenset[str] = frozenset()
    telework_days: int = 0
    telework_wish: int = 0
    telework_derogation_until: date | None = None
    """Last day of a derogation from weekly limits of telework. No reason is kept."""
    hybrid_days: bool = False
    pool_id: str | None = None
    trainee: bool = False
    joined: date | None = None
    left: date | None = None
    authorised_until: date | None = None
    """Last day of her part-time authorisation; none while no end is known."""
    tutor_id: str | None = None
    rhythm_id: str | None = None
    desired_weekly_minutes: int | None = None
    """Minutes a week she would like; none when the contract suits her."""
    hours_brought: int = 0
    """Minutes worked above (or, negative, below) what was due before the period."""

    @property
    def version(self) -> str:
        """What differs between any two sheets."""
        values = [(one.name, getattr(self, one.name)) for one in fields(self)]
        said = repr([(name, plain(value)) for name, value in values])
        return sha256(said.encode()).hexdigest()[:VERSION_LENGTH]


def plain(value: object) -> object:
    """Return a value in one order, so that equal ones read the same."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return sorted((name, level) for name, level in value.items() if level)
    return value
