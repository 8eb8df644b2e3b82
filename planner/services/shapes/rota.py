"""Assignments and violations in JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from planner.domain.clock import clock

if TYPE_CHECKING:
    from planner.domain.rota import Assignment
    from planner.rules.rule import Violation


class AssignmentInRota(BaseModel):
    """An employee holds a post from one time to another on a date, at a place."""

    employee: str = Field(examples=["e01"])
    date: date
    start: str = Field(examples=["08:30"])
    end: str = Field(examples=["12:30"])
    post: str
    place: str = Field(description="Id of a site, or `home`")
    pinned: bool = Field(description="Fixed by a person")

    @classmethod
    def of(cls, one: Assignment) -> AssignmentInRota:
        """Return the assignment as it is sent."""
        return cls(
            employee=one.employee_id,
            date=one.date,
            start=clock(one.start),
            end=clock(one.end),
            post=one.post_id,
            place=one.place,
            pinned=one.pinned,
        )


class ViolationInPlan(BaseModel):
    """One breach of one rule."""

    rule: str = Field(examples=["daily_rest"])
    level: str = Field(examples=["hard"])
    amount: float = Field(description="In the unit of the rule")
    penalty: float = Field(description="Points lost; 0 for a hard rule")
    message: str
    employee: str | None
    post: str | None
    service: str | None
    date: date | None
    start: str | None = Field(examples=["08:30"])
    end: str | None = Field(examples=["12:30"])

    @classmethod
    def of(cls, one: Violation, language: str) -> ViolationInPlan:
        """Return the breach as it is sent."""
        return cls(
            rule=one.rule_id,
            level=one.level.name.lower(),
            amount=one.amount,
            penalty=one.penalty,
            message=one.message.say(language),
            employee=one.employee_id,
            post=one.post_id,
            service=one.service_id,
            date=one.date,
            start=None if one.start is None else clock(one.start),
            end=None if one.end is None else clock(one.end),
        )
