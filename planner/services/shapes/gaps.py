"""Unfilled needs and their explanations in JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from planner.domain.clock import clock
from planner.services.shapes.rota import AssignmentInRota

if TYPE_CHECKING:
    from planner.evaluation.explain import Candidate, Explanation
    from planner.rules.rule import Violation
    from planner.services.gaps import Gap


class GapInPlan(BaseModel):
    """A post that lacks people from one time to another on a date."""

    post: str
    date: date
    start: str = Field(examples=["08:30"])
    end: str = Field(examples=["12:30"])
    below_minimum: int = Field(description="People missing below the minimum")
    below_target: int = Field(description="People missing up to the target")
    criticality: int = Field(description="1 normal, 2 important, 3 critical")
    minutes: int = Field(description="Person-minutes missing, up to the target")

    @classmethod
    def of(cls, gap: Gap) -> GapInPlan:
        """Return the gap as it is sent."""
        return cls(
            post=gap.post_id,
            date=gap.date,
            start=clock(gap.start),
            end=clock(gap.end),
            below_minimum=gap.below_minimum,
            below_target=gap.below_target,
            criticality=gap.criticality,
            minutes=gap.minutes,
        )


class BrokenInGap(BaseModel):
    """A hard rule that somebody's holding the post breaks."""

    rule: str
    message: str

    @classmethod
    def of(cls, one: Violation, language: str) -> BrokenInGap:
        """Return the breach as it is sent."""
        return cls(rule=one.rule_id, message=one.message.say(language))


class CandidateInGap(BaseModel):
    """One person tried on the post."""

    employee: str
    reason: str = Field(description="`could`, or the rule that stops her")
    message: str | None = Field(description="The sentence of that rule")
    leaves: list[AssignmentInRota] = Field(description="What she would give up")
    points: float | None = Field(description="Points her taking it would add")
    by_rule: dict[str, float] = Field(description="The same, rule by rule")

    @classmethod
    def of(cls, one: Candidate, language: str) -> CandidateInGap:
        """Return the person as sent."""
        return cls(
            employee=one.employee_id,
            reason=one.reason,
            message=one.stopped_by.message.say(language) if one.stopped_by else None,
            leaves=[AssignmentInRota.of(left) for left in one.leaves],
            points=one.change.points if one.change else None,
            by_rule=dict(one.change.by_rule) if one.change else {},
        )


class ExplanationOfGap(BaseModel):
    """Why a post is held by whom it is at one time, and who else could."""

    post: str
    date: date
    at: str = Field(examples=["08:30"])
    minimum: int | None = Field(description="People needed at least, if any are")
    target: int | None
    closed: bool = Field(description="Whether nothing is asked for: the post is closed")
    holders: list[AssignmentInRota]
    without: dict[str, float] = Field(
        description="For each holder, points that doing without her there would add"
    )
    broken: dict[str, list[BrokenInGap]] = Field(
        description="For each holder, hard rules that her holding it breaks"
    )
    uncounted: list[AssignmentInRota] = Field(
        description="Trainees who are there: they cover nothing"
    )
    reasons: dict[str, int] = Field(
        description="How many people each reason stops; `could` for those free",
        examples=[{"absence": 4, "skill_level": 12}],
    )
    candidates: list[CandidateInGap] = Field(description="Those who could first")

    @classmethod
    def of(cls, one: Explanation, language: str) -> ExplanationOfGap:
        """Return the explanation as it is sent."""
        need = one.requirement
        return cls(
            post=one.post_id,
            date=one.date,
            at=clock(one.minute),
            minimum=need.minimum if need else None,
            target=need.target if need else None,
            closed=one.closed,
            holders=[AssignmentInRota.of(holder) for holder in one.holders],
            without={name: change.points for name, change in one.why.items()},
            broken={
                name: [BrokenInGap.of(v, language) for v in change.mended]
                for name, change in one.why.items()
            },
            uncounted=[AssignmentInRota.of(trainee) for trainee in one.uncounted],
            reasons=dict(one.reasons),
            candidates=[CandidateInGap.of(c, language) for c in one.candidates],
        )
