"""What has to be held: services, activities, posts and how many people they need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from planner.domain.clock import GRID, check_interval
from planner.errors import InvalidValue
from planner.text.message import FullDate, message

BEST_LEVEL = 3
"""Skill levels: 1 can hold it with the guide sheet, 2 knows it, 3 is the reference."""

LOADS = (1, 2, 3)


@dataclass(frozen=True, kw_only=True)
class Pole:
    """A group of services under one management (pôle)."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Service:
    """A medical service with its secretariat."""

    id: str
    name: str
    pole_id: str
    site_id: str
    specialty: str
    sheet: str = ""
    """Guide sheet (fiche réflexe): what a colleague who comes to help must know."""
    presence_floor: int = 0
    """How many of the team must be on site in any half-day one of them is at home."""


class ActivityKind(StrEnum):
    """What the rules look at in an activity."""

    RECEPTION = "reception"
    PHONE = "phone"
    RECEPTION_PHONE = "reception_phone"
    TYPING = "typing"
    PAPER = "paper"
    ASSISTANCE = "assistance"
    COORDINATION = "coordination"
    TUTORING = "tutoring"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A kind of work: reception, phone, typing…"""

    id: str
    name: str
    kind: ActivityKind = ActivityKind.OTHER
    remote: bool = False
    """May be done from home by someone who has the right to."""
    deferrable: bool = False
    """Not lost when nobody does it: it waits (typing, scanning)."""

    @property
    def phone(self) -> bool:
        """Whether the person is on the phone while doing it."""
        return self.kind in (ActivityKind.PHONE, ActivityKind.RECEPTION_PHONE)


@dataclass(frozen=True, kw_only=True)
class Post:
    """An activity to hold at a site, for a service or for a whole pole."""

    id: str
    name: str
    activity_id: str
    site_id: str
    pole_id: str
    service_id: str | None = None
    """The service it belongs to; none for a line or desk of the whole pole."""
    specialty: str | None = None
    """Skill asked for; none when anyone authorised can hold it."""
    level: int = 1
    """Lowest skill level that may hold it."""
    combines: frozenset[str] = frozenset()
    """Posts held at once by whoever holds this one (a desk and its phone). Its own
    requirements, with nobody asked for, say when that is allowed."""
    room_id: str | None = None
    """Where its seat and phone are; none when they are not counted."""
    doctor_id: str | None = None
    """The doctor whose consultations it is for."""
    relay: bool = False
    """A line that is passed on during breaks: each has a named taker, or it closes."""
    opening_minutes: int = 0
    """Paid minutes someone prepares before the first requirement of a day."""
    closing_minutes: int = 0
    """Paid minutes someone tidies up after the last requirement of a day."""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= BEST_LEVEL:
            raise InvalidValue(
                message("Post '{id}': level must be 1, 2 or 3.", id=self.id)
            )
        if self.opening_minutes % GRID or self.closing_minutes % GRID:
            raise InvalidValue(
                message(
                    "Post '{id}': opening and closing take whole quarter-hours.",
                    id=self.id,
                )
            )
        if self.id in self.combines or len(self.combines) == 1:
            raise InvalidValue(
                message(
                    "Post '{id}' combines two other posts or more, or none.", id=self.id
                )
            )


class Criticality(IntEnum):
    """What happens when the minimum of a post is not held."""

    NORMAL = 1
    IMPORTANT = 2
    CRITICAL = 3
    """Must be held even when half the people are missing."""


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """How many people a post needs from one time to another on a date."""

    post_id: str
    date: date
    start: int
    end: int
    minimum: int
    """Below it the service is not rendered."""
    target: int
    """What a good day has; never below `minimum`."""
    criticality: Criticality = Criticality.NORMAL
    load: int = 1
    """How busy these hours are, 1 quiet to 3 peak: what a combined post costs."""
    maximum: int | None = None
    """Above it people are in each other's way; none without a limit."""
    asked: Requirement | None = None
    """The need this one is what is left of, once fixed cells are counted."""

    def __post_init__(self) -> None:
        check_interval(
            self.start,
            self.end,
            lambda: message("Requirement of post '{post}'", post=self.post_id),
        )
        if not 0 <= self.minimum <= self.target:
            raise InvalidValue(
                message(
                    "Requirement of post '{post}' on {date}: minimum {minimum} "
                    "and target {target} must satisfy 0 <= minimum <= target.",
                    post=self.post_id,
                    date=FullDate(self.date),
                    minimum=self.minimum,
                    target=self.target,
                )
            )
        if self.load not in LOADS:
            raise InvalidValue(
                message(
                    "Requirement of post '{post}' on {date}: load is 1 to 3.",
                    post=self.post_id,
                    date=FullDate(self.date),
                )
            )
        if self.maximum is not None and self.maximum < self.target:
            raise InvalidValue(
                message(
                    "Requirement of post '{post}' on {date}: the maximum "
                    "{maximum} is below the target {target}.",
                    post=self.post_id,
                    date=FullDate(self.date),
                    maximum=self.maximum,
                    target=self.target,
                )
            )

    @property
    def minutes(self) -> int:
        """Length of the requirement (not multiplied by people)."""
        return self.end - self.start

    @property
    def stated(self) -> Requirement:
        """The need as the service stated it, whoever holds some of it already."""
        return self.asked or self
