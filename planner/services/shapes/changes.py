"""What changes between two versions, as it is sent to programs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from planner.domain.clock import clock
from planner.domain.notice import Notice

if TYPE_CHECKING:
    from planner.domain.difference import DayChange, PersonChange, PostChange
    from planner.domain.rota import Assignment


class Work(BaseModel):
    """Someone on a post, from one time to another."""

    employee: str
    start: str = Field(examples=["08:30"])
    end: str = Field(examples=["12:30"])
    post: str
    place: str = Field(description="Id of a site, or `home`")

    @classmethod
    def of(cls, one: Assignment) -> Work:
        """Return the assignment as it is sent."""
        return cls(
            employee=one.employee_id,
            start=clock(one.start),
            end=clock(one.end),
            post=one.post_id,
            place=one.place,
        )


class ChangedDay(BaseModel):
    """A date of one person, before and after."""

    date: date
    notice: Notice = Field(description="How long before she is told")
    before: list[Work]
    after: list[Work]

    @classmethod
    def of(cls, day: DayChange) -> ChangedDay:
        """Return the date as it is sent."""
        return cls(
            date=day.date,
            notice=day.notice,
            before=[Work.of(one) for one in day.before],
            after=[Work.of(one) for one in day.after],
        )


class ChangedPerson(BaseModel):
    """All that changes for one person."""

    employee: str
    notice: Notice = Field(description="The shortest of her dates")
    days: list[ChangedDay]

    @classmethod
    def of(cls, change: PersonChange) -> ChangedPerson:
        """Return the change as it is sent."""
        return cls(
            employee=change.employee_id,
            notice=change.notice,
            days=[ChangedDay.of(day) for day in change.days],
        )


class ChangedPost(BaseModel):
    """Who holds a post on a date, before and after."""

    post: str
    date: date
    before: list[Work]
    after: list[Work]

    @classmethod
    def of(cls, change: PostChange) -> ChangedPost:
        """Return the change as it is sent."""
        return cls(
            post=change.post_id,
            date=change.date,
            before=[Work.of(one) for one in change.before],
            after=[Work.of(one) for one in change.after],
        )
