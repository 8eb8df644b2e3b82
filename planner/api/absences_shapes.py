"""Absences and what granting a leave does, in JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field

from planner.domain.clock import clock
from planner.services.leave import Chosen
from planner.services.leave_order import LeaveOrder, Part
from planner.services.shapes.edits import MOST_CELLS, CellEdit, cells_of
from planner.services.shapes.rota import AssignmentInRota, ViolationInPlan
from planner.store.leave import LeaveKind

if TYPE_CHECKING:
    from planner.services.leave import Granted, Leave, LeavePreview
    from planner.services.replacing import Offer, Vacancy
    from planner.solver.repair.situation import Hole

Name = Annotated[str, Field(min_length=1, max_length=200, examples=["e01"])]


class AbsenceInPlan(BaseModel):
    """Someone is away."""

    id: str = Field(examples=["edb227a7d93111d1"])
    employee: str = Field(examples=["e01"])
    first: date
    last: date
    start: str = Field(description="Time it starts on each date", examples=["00:00"])
    end: str = Field(examples=["24:00"])
    planned: bool = Field(description="Known before the rota was made")
    kind: LeaveKind | None = Field(
        default=None, description="Why, where it is known and asked for"
    )

    @classmethod
    def of(cls, one: Leave, *, reasons: bool) -> AbsenceInPlan:
        """Return the absence as it is sent."""
        absence = one.absence
        return cls(
            id=one.id,
            employee=absence.employee_id,
            first=absence.first,
            last=absence.last,
            start=clock(absence.start),
            end=clock(absence.end),
            planned=absence.planned,
            kind=one.kind if reasons else None,
        )


class LeaveToTry(BaseModel):
    """A leave to look at."""

    employee: Name
    kind: LeaveKind
    first: date = Field(examples=["2027-03-15"])
    last: date = Field(examples=["2027-03-19"])
    part: Part = Field(default=Part.DAY, description="Part of each day")

    def order(self) -> LeaveOrder:
        """Return what the service is asked for."""
        return LeaveOrder(
            employee_id=self.employee,
            kind=self.kind,
            first=self.first,
            last=self.last,
            part=self.part,
        )


class LeaveToGrant(LeaveToTry):
    """A leave to grant, with the replacements that go with it."""

    replacements: list[CellEdit] = Field(
        default_factory=list,
        max_length=MOST_CELLS,
        description="Days of others to replace, as the preview offers them",
    )
    seen: str | None = Field(
        default=None,
        max_length=40,
        description="`seen` of the preview: her days changed since are a refusal (409)",
    )

    def chosen(self) -> Chosen:
        """Return the days that change with it."""
        return Chosen(
            wanted={
                one.cell: tuple(held.in_cell(one.cell) for held in one.after)
                for one in self.replacements
            },
            seen={
                one.cell: tuple(held.in_cell(one.cell) for held in one.before)
                for one in self.replacements
                if one.before is not None
            },
        )


class ShortHours(BaseModel):
    """Hours of a post that lack people."""

    post: str
    date: date
    start: str = Field(examples=["08:30"])
    end: str = Field(examples=["12:30"])
    below_minimum: int
    below_target: int

    @classmethod
    def of(cls, one: Hole) -> ShortHours:
        """Return the hours as they are sent."""
        return cls(
            post=one.post_id,
            date=one.date,
            start=clock(one.start),
            end=clock(one.end),
            below_minimum=one.minimum,
            below_target=one.target,
        )


class StandIn(BaseModel):
    """Someone who could stand in."""

    employee: str
    points: float = Field(description="Points added; negative where it helps")
    advised: bool
    replacement: CellEdit = Field(description="To send back when granting")

    @classmethod
    def of(cls, one: Offer, *, advised: bool) -> StandIn:
        """Return the person as sent."""
        (edit,) = cells_of({one.cell: one.after}, {one.cell: one.before})
        return cls(
            employee=one.cell[0],
            points=one.change.points,
            advised=advised,
            replacement=edit,
        )


class ShortDay(BaseModel):
    """A date with posts below their minimum, and who could stand in."""

    date: date
    hours: list[ShortHours]
    stand_ins: list[StandIn] = Field(description="The best first")

    @classmethod
    def of(cls, one: Vacancy) -> ShortDay:
        """Return the date as it is sent."""
        return cls(
            date=one.date,
            hours=[ShortHours.of(hole) for hole in one.holes],
            stand_ins=[StandIn.of(o, advised=o == one.advised) for o in one.offers],
        )


class ConsequencesOfLeave(BaseModel):
    """What granting a leave would do."""

    seen: str = Field(description="To send back when granting")
    falls: list[AssignmentInRota] = Field(description="What she was to do")
    short: list[ShortHours] = Field(description="All that is shorter than planned")
    below_minimum: list[ShortDay]
    warnings: list[ViolationInPlan] = Field(description="What the rules say of it")

    @classmethod
    def of(cls, one: LeavePreview, language: str) -> ConsequencesOfLeave:
        """Return the consequences as they are sent."""
        return cls(
            seen=one.seen,
            falls=[AssignmentInRota.of(a) for held in one.lost.values() for a in held],
            short=[ShortHours.of(hole) for hole in one.holes],
            below_minimum=[ShortDay.of(vacancy) for vacancy in one.vacancies],
            warnings=[ViolationInPlan.of(v, language) for v in one.warnings],
        )


class LeaveGranted(BaseModel):
    """A leave granted."""

    id: str = Field(description="Id of the absence")
    freed: int = Field(description="Days of hers given up")
    replaced: int = Field(description="Days of others that changed")
    uncovered: list[ShortHours] = Field(description="What stays below its minimum")

    @classmethod
    def of(cls, one: Granted) -> LeaveGranted:
        """Return what was done, as sent."""
        return cls(
            id=one.leave_id,
            freed=one.freed,
            replaced=one.replaced,
            uncovered=[ShortHours.of(hole) for hole in one.uncovered],
        )
