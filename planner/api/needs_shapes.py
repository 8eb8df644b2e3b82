"""Needs as the API sends and takes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from planner.demand.needs import DatedNeeds, Needs
from planner.demand.supply import DayLoad
from planner.demand.week import Stretch, TypicalWeek, Validity, WeekLine
from planner.domain.clock import clock
from planner.domain.work import Criticality

MOST_PEOPLE = 999
Id = Annotated[str, Field(min_length=1, max_length=200)]
People = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
Time = Annotated[
    str,
    Field(pattern=r"^(([01][0-9]|2[0-3]):(00|15|30|45)|24:00)$", examples=["08:30"]),
]


class NeedInBody(BaseModel):
    """How many people, from–to."""

    start: Time
    end: Time
    minimum: People
    target: People
    criticality: Criticality = Criticality.NORMAL
    load: int = Field(default=1, ge=1, le=3)
    maximum: People | None = None

    def stretch(self) -> Stretch:
        """Return the need; raise `InvalidValue` for one that cannot be."""
        return Stretch(
            start=_minutes(self.start),
            end=_minutes(self.end),
            minimum=self.minimum,
            target=self.target,
            criticality=self.criticality,
            load=self.load,
            maximum=self.maximum,
        )

    @classmethod
    def told(cls, one: Stretch) -> dict[str, object]:
        """Return the fields of a need as they are sent."""
        return {
            "start": clock(one.start),
            "end": clock(one.end),
            "minimum": one.minimum,
            "target": one.target,
            "criticality": one.criticality,
            "load": one.load,
            "maximum": one.maximum,
        }


class LineInBody(NeedInBody):
    """One line of a typical week."""

    post_id: Id
    weekday: int = Field(ge=0, le=6, description="0 is Monday")


class DatesInBody(BaseModel):
    """First and last date, both included."""

    first: date
    last: date


class WeekInBody(BaseModel):
    """A typical week; the first one is `normal` and has no dates."""

    id: Id = Field(examples=["normal"])
    name: str = Field(default="", max_length=80)
    post_ids: list[Id] = Field(default=[], description="Empty: it is for all posts")
    validity: list[DatesInBody] = []
    lines: list[LineInBody] = []

    def week(self) -> TypicalWeek:
        """Return the week; raise `InvalidValue` for one that cannot be."""
        return TypicalWeek(
            id=self.id,
            name=self.name,
            post_ids=frozenset(self.post_ids),
            validity=tuple(
                Validity(first=one.first, last=one.last) for one in self.validity
            ),
            lines=tuple(
                WeekLine(
                    post_id=one.post_id, weekday=one.weekday, stretch=one.stretch()
                )
                for one in self.lines
            ),
        )

    @classmethod
    def of(cls, week: TypicalWeek) -> WeekInBody:
        """Return the week as it is sent."""
        return cls(
            id=week.id,
            name=week.name,
            post_ids=sorted(week.post_ids),
            validity=[DatesInBody(first=s.first, last=s.last) for s in week.validity],
            lines=[
                LineInBody.model_validate(
                    {
                        "post_id": one.post_id,
                        "weekday": one.weekday,
                        **NeedInBody.told(one.stretch),
                    }
                )
                for one in week.lines
            ],
        )


class ExceptionInBody(BaseModel):
    """What a post needs on one date instead of its week; nothing closes it."""

    post_id: Id
    date: date
    needs: list[NeedInBody] = []


class NeedsBody(BaseModel):
    """All the needs of a plan."""

    weeks: list[WeekInBody] = Field(
        examples=[
            [
                {
                    "id": "normal",
                    "lines": [
                        {
                            "post_id": "cardio-acc",
                            "weekday": 0,
                            "start": "08:30",
                            "end": "12:30",
                            "minimum": 1,
                            "target": 2,
                        }
                    ],
                }
            ]
        ]
    )
    exceptions: list[ExceptionInBody] = []

    def needs(self) -> Needs:
        """Return the needs; raise `InvalidValue` for some that cannot be."""
        return Needs(
            weeks=tuple(one.week() for one in self.weeks),
            exceptions=tuple(
                DatedNeeds(
                    post_id=one.post_id,
                    date=one.date,
                    profile=tuple(
                        sorted(
                            (need.stretch() for need in one.needs),
                            key=lambda found: found.start,
                        )
                    ),
                )
                for one in self.exceptions
            ),
        )

    @classmethod
    def of(cls, needs: Needs) -> NeedsBody:
        """Return the needs as they are sent."""
        return cls(
            weeks=[WeekInBody.of(one) for one in needs.weeks],
            exceptions=[
                ExceptionInBody(
                    post_id=one.post_id,
                    date=one.date,
                    needs=[
                        NeedInBody.model_validate(NeedInBody.told(part))
                        for part in one.profile
                    ],
                )
                for one in needs.exceptions
            ],
        )


class NeedsToTry(BaseModel):
    """Needs to try, for some posts together."""

    post_ids: list[Id] = Field(max_length=1000, examples=[["cardio-acc"]])
    needs: NeedsBody | None = Field(
        default=None, description="Nothing tries those there are"
    )


class BandInPreview(BaseModel):
    """One half-hour."""

    start: str = Field(examples=["08:30"])
    minimum: int
    target: int
    available: int = Field(
        description="People whose hours, leave, sites and skills let them be there"
    )
    impossible: bool


class DayInPreview(BaseModel):
    """A date with needs."""

    date: date
    bands: list[BandInPreview]

    @classmethod
    def of(cls, load: DayLoad) -> DayInPreview:
        """Return the date as it is sent."""
        return cls(
            date=load.date,
            bands=[
                BandInPreview(
                    start=clock(one.start),
                    minimum=one.minimum,
                    target=one.target,
                    available=one.available,
                    impossible=one.impossible,
                )
                for one in load.bands
            ],
        )


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)
