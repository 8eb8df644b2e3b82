"""Calculations as they are asked for and sent to programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from planner.domain.clock import clock
from planner.services.proposals import Proposal, Seen
from planner.services.run_options import LONGEST, SHORTEST, USUAL, Keep, Options
from planner.services.shapes.changes import ChangedPerson
from planner.store.status import RotaStatus, RunStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.rota import Assignment
    from planner.evaluation.evaluate import Evaluation
    from planner.services.following import RunLine


class RunOrder(BaseModel):
    """What to keep, from when on, and how long to search."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"keep": "gaps", "seconds": 60}]},
    )

    keep: Keep = Field(
        default=Keep.PINS,
        description=(
            "`pins`: what people fixed, starting from the current rota; `fresh`: "
            "nothing; `published`: what people were told, unless a change covers a "
            "need; `gaps`: every day on which someone works"
        ),
    )
    from_day: date | None = Field(
        default=None,
        description="All before this date stays as the current rota has it",
        examples=["2027-03-15"],
    )
    seconds: float = Field(
        default=USUAL, ge=SHORTEST, le=LONGEST, description="Time to spend"
    )

    def options(self, now: datetime) -> Options:
        """Return the options asked for at one moment."""
        return Options(
            keep=self.keep, from_day=self.from_day, seconds=self.seconds, now=now
        )


class RunStep(BaseModel):
    """A moment of a calculation."""

    seconds: float = Field(description="Since it began, over all its processes")
    phase: str = Field(description="`construction`, `improvement` or `bound`")
    missing_minimum: float = Field(description="Person-minutes below the minimum")
    missing_target: float = Field(description="Between the minimum and the target")
    objective: float = Field(description="Points lost, all levels")
    penalty_by_level: dict[str, float]
    bound: float | None = Field(description="Points no rota can go below")

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> RunStep:
        """Return a step as it is sent."""
        return cls(
            seconds=content["seconds"],
            phase=content["phase"],
            missing_minimum=content["shortage_minutes"]["minimum"],
            missing_target=content["shortage_minutes"]["target"],
            objective=content["objective"],
            penalty_by_level=content["penalty_by_level"],
            bound=content["bound"],
        )


class RunInList(BaseModel):
    """A calculation."""

    id: int = Field(examples=[12])
    status: RunStatus
    who: str | None
    keep: Keep | None = Field(description="Null for one of the command line")
    from_day: date | None
    seconds: float | None = Field(description="Time to spend")
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    stop_asked: bool
    attempts: int = Field(description="Processes it was given; above 1 where one died")
    step: RunStep | None = Field(description="The latest one")
    version: int | None = Field(description="Of the rota it found", examples=[4])
    decision: RotaStatus | None = Field(
        description="`proposed` until somebody adopts or discards what it found"
    )
    reason: str | None = Field(description="Why it came to nothing")

    @classmethod
    def of(cls, line: RunLine, language: str) -> RunInList:
        """Return the calculation as it is sent."""
        run, found = line.run, line.found
        asked = run.options or {}
        reason = run.reason.say(language) if run.reason else None
        return cls(
            id=run.id,
            status=run.status,
            who=run.who,
            keep=asked.get("keep"),
            from_day=asked.get("from"),
            seconds=asked.get("seconds"),
            created_at=run.created_at,
            started_at=run.started_at,
            ended_at=run.ended_at,
            stop_asked=run.stop_asked,
            attempts=run.attempts,
            step=RunStep.of(run.progress) if run.progress else None,
            version=found.number if found else None,
            decision=found.status if found else None,
            reason=reason,
        )


class RotaFigures(BaseModel):
    """The figures a person compares."""

    hard_violations: int
    missing_minimum: float
    missing_target: float
    coverage: float
    penalty_by_level: dict[str, float]

    @classmethod
    def of(cls, verdict: Evaluation) -> RotaFigures:
        """Return the figures of a rota as they are sent."""
        return cls(
            hard_violations=len(verdict.hard),
            missing_minimum=verdict.shortage_minutes["minimum"],
            missing_target=verdict.shortage_minutes["target"],
            coverage=verdict.coverage,
            penalty_by_level={
                level.name.lower(): points
                for level, points in verdict.penalty_by_level.items()
            },
        )


class SeenRota(BaseModel):
    """The current rota as it was looked at."""

    version: int = Field(ge=0, le=2**31 - 1, description="Its number", examples=[3])
    sequence: int = Field(ge=0, le=2**31 - 1, description="Its last edit", examples=[7])

    def seen(self) -> Seen:
        """Return what the services ask for."""
        return Seen(version=self.version, sequence=self.sequence)


class FixedNotHeld(BaseModel):
    """What is fixed in the current rota and not held by the other."""

    employee: str
    date: date
    start: str = Field(examples=["08:30"])
    end: str = Field(examples=["12:30"])
    post: str

    @classmethod
    def of(cls, one: Assignment) -> FixedNotHeld:
        """Return the assignment as it is sent."""
        return cls(
            employee=one.employee_id,
            date=one.date,
            start=clock(one.start),
            end=clock(one.end),
            post=one.post_id,
        )


class ProposedRota(BaseModel):
    """A rota found by a calculation, beside the current one."""

    version: int = Field(description="Number of the rota found", examples=[4])
    seen: SeenRota = Field(description="To be sent back to adopt it")
    current: RotaFigures
    proposed: RotaFigures
    changes: list[ChangedPerson] = Field(description="What adopting it changes")
    edited_since: list[ChangedPerson] = Field(
        description="What was edited by hand after it was asked for"
    )
    not_held: list[FixedNotHeld]

    @classmethod
    def of(cls, found: Proposal) -> ProposedRota:
        """Return the comparison as it is sent."""
        return cls(
            version=found.plan.version,
            seen=SeenRota(version=found.seen.version, sequence=found.seen.sequence),
            current=RotaFigures.of(found.current.evaluation),
            proposed=RotaFigures.of(found.plan.evaluation),
            changes=[ChangedPerson.of(one) for one in found.people],
            edited_since=[ChangedPerson.of(one) for one in found.moved],
            not_held=[FixedNotHeld.of(one) for one in found.unpinned],
        )


class RunAdopted(BaseModel):
    """What adopting did."""

    version: int = Field(description="Number of the rota that is now the draft")
