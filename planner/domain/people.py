"""Who works, on which terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.domain.period import monday_of
from planner.errors import InvalidValue
from planner.text.message import FullDate, message

DAYS_A_WEEK = 7


class Balance(StrEnum):
    """Over what hours due and planned are held together."""

    WEEK = "week"
    CYCLE = "cycle"
    """The weeks of the working pattern, counted from its anchor."""
    PERIOD = "period"


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What an employer and an employee agreed about time."""

    id: str
    name: str
    rule_set: str
    """Which law and agreement apply: `fph`, `private`, `idcc1147`, `idcc2264`."""
    quota: int = 100
    """Part-time quota in percent; 100 is full time."""
    weekly_minutes: int
    """Minutes due in an ordinary week at this quota."""
    credit_minutes: int = 120
    """Minutes above what is due that may be planned over the period, at most.

    Where hours are balanced by the week or cycle, also over each that is whole.
    """
    debit_minutes: int = 30
    """Minutes owed at the end that nobody minds.

    Where hours are balanced by the week or cycle, also at the end of each.
    """
    balance: Balance = Balance.PERIOD
    """Over what the hours planned are balanced with the hours due."""
    overtime_minutes: int = 0
    """Overtime a month the employee has accepted and the chief may ask for."""
    days_a_week: int | None = None
    """Most days worked in a week, where the free day is not fixed by the pattern."""
    temporary: bool = False
    """Adapted terms (aménagement): no overtime. No reason is kept."""

    def __post_init__(self) -> None:
        if not 0 < self.quota <= 100:
            raise InvalidValue(
                message("Contract '{id}': quota must be 1 to 100 percent.", id=self.id)
            )
        if not 0 < self.weekly_minutes <= 48 * 60:
            raise InvalidValue(
                message(
                    "Contract '{id}': weekly time must be above 0 and at most 48 h.",
                    id=self.id,
                )
            )
        if self.days_a_week is not None and not 1 <= self.days_a_week <= DAYS_A_WEEK:
            raise InvalidValue(
                message("Contract '{id}': 1 to 7 days a week.", id=self.id)
            )
        if min(self.debit_minutes, self.overtime_minutes) < 0:
            raise InvalidValue(
                message("Contract '{id}': no negative debit nor overtime.", id=self.id)
            )

    @property
    def part_time(self) -> bool:
        """Whether it is less than full time."""
        return self.quota < 100


PatternWeek = tuple[tuple[str, ...], ...]
"""Seven entries, Monday first: ids of the shift types possible that day."""


@dataclass(frozen=True, kw_only=True)
class WorkingPattern:
    """Which days, and in which hours, someone works: one week or a cycle of weeks."""

    id: str
    weeks: tuple[PatternWeek, ...]
    anchor: date = date(2024, 1, 1)
    """A Monday on which the first week of the cycle applies."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.weeks) <= 12:
            raise InvalidValue(
                message(
                    "Working pattern '{id}' must have 1 to 12 weeks (décret "
                    "2002-9 art. 9).",
                    id=self.id,
                )
            )
        if any(len(week) != DAYS_A_WEEK for week in self.weeks):
            raise InvalidValue(
                message("Working pattern '{id}': a week has seven days.", id=self.id)
            )
        if self.anchor.weekday():
            raise InvalidValue(
                message(
                    "Working pattern '{id}': the anchor must be a Monday.", id=self.id
                )
            )
        if not self.days:
            raise InvalidValue(
                message("Working pattern '{id}' has no working day.", id=self.id)
            )

    @property
    def days(self) -> int:
        """How many days of the whole cycle are worked."""
        return sum(bool(shifts) for week in self.weeks for shifts in week)

    def on(self, day: date) -> tuple[str, ...]:
        """Return the ids of the shift types possible on `day`, none on a day off."""
        turn = (monday_of(day) - self.anchor).days // DAYS_A_WEEK % len(self.weeks)
        return self.weeks[turn][day.weekday()]


@dataclass(frozen=True, kw_only=True)
class Pool:
    """People who may be sent to any of a set of services (pool de remplacement)."""

    id: str
    name: str
    service_ids: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Employee:
    """Someone who holds posts."""

    id: str
    name: str
    grade: str = ""
    employer: str = ""
    contract_id: str
    pattern_id: str
    home_service_id: str
    pool_id: str | None = None
    site_ids: frozenset[str]
    """Sites she may be sent to."""
    skills: Mapping[str, int] = field(default_factory=dict)
    """Specialty to level (1 with the guide sheet, 2 knows it, 3 reference)."""
    refuses: frozenset[str] = frozenset()
    """Activities she does not do."""
    prefers: frozenset[str] = frozenset()
    """Activities she likes best: rotation limits do not bind her on these."""
    telework_days: int = 0
    """Most days a week at home her telework agreement allows; 0 without one."""
    telework_wish: int = 0
    """Days a week at home she would like."""
    telework_derogation_until: date | None = None
    """Last day of a derogation from weekly limits of telework. No reason is kept."""
    hybrid_days: bool = False
    """Accepts a day split between a site and home."""
    trainee: bool = False
    """Learns beside someone: never counted as holding a post."""
    joined: date | None = None
    """First day in the team; none for someone who has long been there."""
    left: date | None = None
    """Last day of her contract; none while no end is known."""
    authorised_until: date | None = None
    """Last day of her part-time authorisation; none while no end is known."""
    tutor_id: str | None = None
    """Colleague who shows a newcomer or trainee the work."""
    opted_for: frozenset[str] = frozenset()
    """Kinds of hardship she asked for (`late`, `saturday`…): never counted to her."""
    desired_weekly_minutes: int | None = None
    """Minutes a week she would like; none when the contract suits her."""
    hours_brought: int = 0
    """Minutes worked above (or, negative, below) what was due before the period."""
    year_minutes: int = 0
    """Minutes worked since 1 January, before the period, time of illness included."""
    year_overtime: int = 0
    """Minutes of overtime since 1 January, before the period."""
    year_sundays: int = 0
    """Sundays and public holidays worked since 1 January, before the period."""
    past_weeks: tuple[int, ...] = ()
    """Minutes worked in each of the last weeks before the period, oldest first."""
    rhythm_id: str | None = None
    """Limits on her runs of days, weekends and hours; none beyond the law."""

    def __post_init__(self) -> None:
        for specialty, level in self.skills.items():
            if level not in (1, 2, 3):
                raise InvalidValue(
                    message(
                        "Employee '{id}': level of '{skill}' must be 1, 2 or 3.",
                        id=self.id,
                        skill=specialty,
                    )
                )
        if self.joined and self.left and self.left < self.joined:
            raise InvalidValue(
                message(
                    "Employee '{id}' leaves on {left}, before she joined on {joined}.",
                    id=self.id,
                    left=FullDate(self.left),
                    joined=FullDate(self.joined),
                )
            )
        if not 0 <= self.telework_wish <= self.telework_days <= DAYS_A_WEEK:
            raise InvalidValue(
                message(
                    "Employee '{id}': telework wished ({wished}) must not "
                    "exceed telework allowed ({allowed} days a week).",
                    id=self.id,
                    wished=self.telework_wish,
                    allowed=self.telework_days,
                )
            )

    def employed_on(self, day: date) -> bool:
        """Return whether she is in the team on a date."""
        begun = self.joined is None or self.joined <= day
        return begun and (self.left is None or day <= self.left)
