"""Ways to go on after an absence, as cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from planner.domain.place import HOME
from planner.domain.problem import Problem
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.services.repairing import Repairs
from planner.store.repairs import Way
from planner.store.status import RepairStatus
from planner.text.message import MINUTES_AN_HOUR, catalogue, message, say_clock
from planner.ui.views.header import LEVEL_NAMES

NOTICES = {
    "long": message("more than 15 days before"),
    "short": message("15 days before or less"),
    "urgent": message("48 hours before or less"),
}
BRIEF = 3
"""Reasons told on a card."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of someone's day."""

    start: str
    end: str
    post: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Someone's day before and after."""

    id: str
    name: str
    date: date
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Someone to tell, and how late it comes for her."""

    id: str
    name: str
    notice: str
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class Uncovered:
    """Hours that stay short."""

    post: str
    date: date
    start: str
    end: str
    below_minimum: bool
    why: tuple[tuple[str, int], ...]
    """Reasons nobody takes it, and how many people each stops."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One way to go on."""

    number: int
    moved: tuple[Moved, ...]
    told: tuple[Told, ...]
    uncovered: tuple[Uncovered, ...]
    effects: tuple[tuple[str, float], ...]
    """Name of each level it touches, and the points lost (won below 0)."""
    breaches: tuple[str, ...]
    """Hard rules the absence itself breaks."""
    new_breaches: tuple[str, ...]
    taken: bool


@dataclass(frozen=True, kw_only=True)
class RepairsView:
    """A question and its cards."""

    id: int
    person: str
    person_id: str
    first: datetime
    last: datetime
    searching: bool
    failed: bool
    reason: str
    accepted: bool
    version: int | None
    cards: tuple[Card, ...]

    @property
    def taken(self) -> Card | None:
        """The way that was taken."""
        return next((card for card in self.cards if card.taken), None)

    @property
    def last_day(self) -> date:
        """The last date of the absence."""
        return (self.last - timedelta(minutes=1)).date()

    @property
    def days(self) -> int:
        """How many dates it touches."""
        return (self.last_day - self.first.date()).days + 1

    @property
    def whole_days(self) -> bool:
        """Whether the absence takes whole days."""
        return not any((self.first.hour, self.first.minute)) and not any(
            (self.last.hour, self.last.minute)
        )


def repairs_view(found: Repairs, language: str) -> RepairsView:
    """Return a question and the ways found so far, in one language."""
    asked = found.asked
    return RepairsView(
        id=asked.id,
        person=found.problem.employee(asked.employee_id).name,
        person_id=asked.employee_id,
        first=asked.first,
        last=asked.last,
        searching=found.searching,
        failed=asked.status is RepairStatus.FAILED,
        reason=asked.reason.say(language) if asked.reason else "",
        accepted=asked.status is RepairStatus.ACCEPTED,
        version=asked.made_version,
        cards=tuple(_card(found, way, language) for way in found.ways),
    )


def _card(found: Repairs, way: Way, language: str) -> Card:
    row = way.said[language]
    return Card(
        number=way.number,
        moved=tuple(_moved(found.problem, one, language) for one in row["changes"]),
        told=tuple(_told(one, language) for one in row["told"]),
        uncovered=tuple(_uncovered(one, language) for one in row["uncovered"]),
        effects=tuple(
            (LEVEL_NAMES[Level[level.upper()]].say(language), points)
            for level, points in row["penalty_difference"].items()
            if round(points)
        ),
        breaches=tuple(one["message"] for one in row["breaches_of_the_event"]),
        new_breaches=tuple(one["message"] for one in row["new_hard_breaches"]),
        taken=found.asked.accepted == way.number,
    )


def _moved(problem: Problem, row: Mapping[str, Any], language: str) -> Moved:
    def pieces(rows: list[dict[str, str]]) -> tuple[Piece, ...]:
        return tuple(
            Piece(
                start=_hour(one["start"], language),
                end=_hour(one["end"], language),
                post=one["post_name"],
                place=message("at home").say(language)
                if one["place"] == HOME
                else problem.sites_by_id[one["place"]].name,
            )
            for one in rows
        )

    return Moved(
        id=row["employee"],
        name=row["name"],
        date=date.fromisoformat(row["date"]),
        before=pieces(row["before"]),
        after=pieces(row["after"]),
    )


def _hour(text: str, language: str) -> str:
    """Return a time of day as people write it: `8h30` for `08:30`."""
    hours, minutes = text.split(":")
    return say_clock(int(hours) * MINUTES_AN_HOUR + int(minutes), language)


def _told(row: Mapping[str, Any], language: str) -> Told:
    return Told(
        id=row["employee"],
        name=row["name"],
        notice=NOTICES[row["notice"]].say(language),
        urgent=row["notice"] == "urgent",
    )


def _uncovered(row: Mapping[str, Any], language: str) -> Uncovered:
    stops = [one for one in row["reasons"].items() if one[0] in RULES_BY_ID]
    return Uncovered(
        post=row["post_name"],
        date=date.fromisoformat(row["date"]),
        start=_hour(row["start"], language),
        end=_hour(row["end"], language),
        below_minimum=bool(row["minimum_minutes"]),
        why=tuple(
            (_reason(rule_id, language), count) for rule_id, count in stops[:BRIEF]
        ),
    )


def _reason(rule_id: str, language: str) -> str:
    return catalogue(language).gettext(RULES_BY_ID[rule_id].title)
